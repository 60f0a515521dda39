import { setUp } from '../testing/pipelines'
import { onePipelineForTests } from '../testing/one-pipeline'

const { pipeline, post } = onePipelineForTests()

const SETTINGS = {
  movable_ink_url: 'https://127.0.0.1:9/behavioral/endpoint-key-1',
  username: 'name',
  password: 'secret'
}
const NO_SOURCE = '0199d5a3-0000-7000-8000-000000000000'

const check = (body: unknown) => post('/api/v1/triggers/check', body)

describe('POST /api/v1/triggers/check', () => {
  it('tells what a trigger is read as, and warns of its traps', async () => {
    const { status, body } = await check({ trigger: '!(type = "track")' })
    expect(status).toBe(200)
    expect(body).toEqual({
      valid: true,
      parsed: { type: 'group', operator: 'and', children: [{ type: 'event-type', operator: '=', value: 'track' }] },
      readAs: 'type = "track"',
      warnings: [
        {
          code: 'NEGATED_GROUP',
          message:
            'The ! before parentheses is left out, so that the opposite is matched. Negate each condition instead, with !=, !contains(…) or !match(…).'
        }
      ]
    })
  })

  it('tells a group within a group as a tree, too', async () => {
    const { body } = await check({ trigger: 'type = "track" and (event = "a" or properties.x = 5)' })
    expect(body).toMatchObject({
      parsed: {
        children: [
          { type: 'event-type' },
          {
            type: 'group',
            operator: 'or',
            children: [
              { type: 'event', value: 'a' },
              { type: 'event-property', name: 'x', operator: 'number_equals', value: 5 }
            ]
          }
        ]
      }
    })
  })

  it('warns of values that the events hold as another kind', async () => {
    const events = [{ type: 'track', event: 'Order Completed', properties: { price: '5' } }]
    expect((await check({ trigger: 'properties.price = 5', events })).body).toMatchObject({
      warnings: [{ code: 'VALUE_OF_OTHER_KIND' }],
      matched: { count: 0, of: 1 }
    })
  })

  it('tells which of the events that are given match', async () => {
    const events = [
      { type: 'track', event: 'Order Completed', messageId: 'm-1' },
      { type: 'page', name: 'Home' }
    ]
    expect((await check({ trigger: 'type = "track"', events })).body).toMatchObject({
      matched: {
        count: 1,
        of: 2,
        events: [
          { id: 'm-1', type: 'track', name: 'Order Completed', matches: true },
          { id: '1', type: 'page', name: 'Home', matches: false }
        ]
      }
    })
  })

  it('tells which of the newest events of a source match, the newest first, without their payloads', async () => {
    const { sourceId, writeKey } = await setUp(pipeline(), SETTINGS)
    const batch = [
      { type: 'track', userId: 'user-1', event: 'Order Completed', properties: { total: 5 } },
      { type: 'identify', userId: 'user-1', traits: { email: 'a@example.com' } }
    ]
    expect((await post('/v1/batch', { writeKey, batch })).status).toBe(200)
    const { body } = await check({ trigger: 'properties.total > 4', sourceId })
    const id = expect.any(String) as string
    expect(body).toMatchObject({ valid: true, warnings: [] })
    expect((body as { matched: unknown }).matched).toEqual({
      count: 1,
      of: 2,
      events: [
        { id, type: 'identify', matches: false },
        { id, type: 'track', name: 'Order Completed', matches: true }
      ]
    })
  })

  it('tries a trigger that cannot be read on nothing', async () => {
    const { status, body } = await check({ trigger: 'anonymousId = "a"', events: [{ type: 'track' }] })
    expect(status).toBe(200)
    expect(body).toEqual({
      valid: false,
      error: {
        code: 'UNKNOWN_FIELD',
        message:
          'anonymousId is no field of a trigger: its condition is left out. There are type, event, name, userId, properties.…, traits.… and context.….'
      },
      warnings: []
    })
  })

  it.each([
    [404, 'NOT_FOUND', { trigger: 'type = "track"', sourceId: NO_SOURCE }],
    [400, 'INVALID_REQUEST', { trigger: 'type = "track"', sourceId: NO_SOURCE, events: [] }],
    [400, 'INVALID_REQUEST', { trigger: 5 }],
    [400, 'INVALID_REQUEST', { trigger: 'type = "track"', events: ['text'] }],
    [400, 'INVALID_REQUEST', { trigger: 'type = "track"', events: Array.from({ length: 501 }, () => ({})) }],
    [400, 'INVALID_REQUEST', { trigger: 'x'.repeat(10_001) }]
  ])('answers %i %s to %j', async (status, code, body) => {
    expect(await check(body)).toMatchObject({ status, body: { error: { code } } })
  })
})
