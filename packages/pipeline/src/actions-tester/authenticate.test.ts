import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { onePipelineForTests } from '../testing/one-pipeline'
import { startCollectorDayAfter } from '../testing/order-completed'
import { TESTER_ORIGINS } from './routes'

const workplace = workplaceForTests()
const { post } = onePipelineForTests()
const [origin = ''] = TESTER_ORIGINS

describe('the check of credentials in the Actions Tester protocol', () => {
  it('asks Movable Ink with the settings that it is given', async () => {
    const settings = settingsFor(await startCollectorDayAfter(workplace))
    expect(await post('/authenticate', settings, { origin })).toMatchObject({ status: 200, body: { ok: true } })
    expect(await post('/authenticate', { ...settings, password: 'another' }, { origin })).toMatchObject({
      status: 200,
      body: {
        ok: false,
        error: expect.stringMatching(/^Movable Ink refused the credentials \(401\)\./) as string,
        fields: {}
      }
    })
  })

  it.each([
    [{ password: undefined }, { password: 'The Access Secret setting is missing.' }],
    [
      { username: '', movable_ink_url: null },
      {
        username: 'The Username setting is missing.',
        movable_ink_url: 'The Movable Ink URL setting is missing.'
      }
    ],
    [{ username: {} }, { username: 'Username must be a string but it was an object.' }],
    [
      { movable_ink_url: 'http://collector.example/behavioral/the-endpoint-key' },
      { movable_ink_url: expect.stringMatching(/^The Movable Ink URL setting uses http:/) as string }
    ]
  ])('says what is wrong with the settings %j, by setting', async (changed, fields) => {
    const settings = { movable_ink_url: 'https://collector.example/behavioral/k', username: 'u', password: 'p' }
    const { body } = await post('/authenticate', { ...settings, ...changed }, { origin })
    expect(body).toEqual({ ok: false, error: expect.any(String) as string, fields })
    const { error } = body as { error: string }
    expect(error).toBe(Object.values((body as { fields: object }).fields).join(' '))
  })
})
