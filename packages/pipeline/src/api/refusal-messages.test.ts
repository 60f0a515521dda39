import { v7 as newId } from 'uuid'
import { ApiClient } from '../testing/api-client'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

const DELIVERIES = `/destinations/${newId()}/deliveries`
const UNDELIVERED = 'must be one of discarded, dead'

describe('what a refusal says', () => {
  it.each<[method: string, path: string, body: unknown, message: string]>([
    [
      'GET',
      `${DELIVERIES}?state=foo`,
      undefined,
      'The query is not what is taken here: state must be one of queued, retrying, delivered, discarded, dead, or must be a list.'
    ],
    ['GET', `${DELIVERIES}?limit=0`, undefined, 'The query is not what is taken here: limit must be at least 1.'],
    [
      'GET',
      `${DELIVERIES}?from=yesterday`,
      undefined,
      'The query is not what is taken here: from must be a time in ISO 8601, such as 2026-11-24T10:00:00Z.'
    ],
    [
      'POST',
      `${DELIVERIES}/send-again`,
      {},
      `The body is not what is taken here: state is needed, and ${UNDELIVERED}.`
    ],
    [
      'POST',
      `${DELIVERIES}/send-again`,
      { state: 'queued' },
      `The body is not what is taken here: state ${UNDELIVERED}, or must be a list.`
    ],
    [
      'POST',
      `/destinations/${newId()}/mappings`,
      { from: 'x' },
      'The body is not what is taken here: from must be one of preset, blank, or be left out.'
    ]
  ])('names what is taken: %s %s %j', async (method, path, body, message) => {
    expect(await api.call(method, path, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_REQUEST', message } }
    })
  })

  it('names the settings, the presets and the destinations there are', async () => {
    const { id: sourceId } = await pipeline().sources.create('Website')
    const of = { sourceId, slug: 'actions-movable-ink' }
    const { id } = await pipeline().destinations.create({ ...of, name: 'Movable Ink' })
    const messages: unknown[] = []
    for (const [path, body] of [
      ['/destinations', { ...of, settings: { usrname: 'key-id' } }],
      ['/destinations', { ...of, slug: 'movable-ink' }],
      [`/destinations/${id}/mappings`, { from: 'preset', preset: 'Everything' }]
    ] as const) {
      const answer = (await api.post(path, body)).body as { error: { message: string } }
      messages.push(answer.error.message)
    }
    expect(messages).toEqual([
      'The settings cannot be taken: settings.usrname is no setting of the destination: username, password, movable_ink_url.',
      'There is no such destination: slug must be one of the catalog: actions-movable-ink.',
      "There is no such preset: preset must be one of the destination's presets: Send Entire Event."
    ])
  })
})
