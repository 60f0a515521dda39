import { echoingServerForTests } from '../testing/echoing-server'
import { onePipelineForTests } from '../testing/one-pipeline'
import { sendTo, setUp } from '../testing/pipelines'
import type { SetUp } from '../testing/pipelines'
import type { Preview } from './preview'
import type { TestResult } from './test-mapping'

const { pipeline, post, get } = onePipelineForTests()
const echo = echoingServerForTests()

const INJECTED = 'X-Injected: 1'
const event = { type: 'track', event: `Signed Up\r\n${INJECTED}`, userId: 'user-1', messageId: 'm-1' }

const settings = (changed: Record<string, string> = {}) => ({
  movable_ink_url: `${echo().origin}/behavioral/endpoint-key-1`,
  username: 'access-key-id',
  password: 'access-secret-1',
  ...changed
})

/** A destination whose mapping has these headers. */
const withHeaders = (headers: unknown) => setUp(pipeline(), settings(), { headers })

const tried = ({ destinationId }: SetUp, headers: unknown) => ({
  ...{ destinationId, event },
  mapping: { trigger: 'type = "track"', action: 'sendEntireEvent', fields: { data: { '@path': '$.' }, headers } }
})

interface Listed {
  deliveries: { state: string; reason: string; message: string }[]
}

/** What became of the one event that was sent to a source, once it is over. */
async function outcomeOf({ destinationId, writeKey }: SetUp) {
  await sendTo(pipeline(), writeKey, 'track', event)
  for (;;) {
    const { body } = await get(`/api/v1/destinations/${destinationId}/deliveries`)
    const [delivery] = (body as Listed).deliveries
    if (delivery !== undefined && delivery.state !== 'queued') return delivery
  }
}

const injectedInto = () =>
  echo().arrived.flatMap(({ rawHeaders }) => rawHeaders.filter((text) => /injected/i.test(text)))

const HEADERS: [what: string, headers: Record<string, unknown>][] = [
  ['CR and LF in a value', { 'X-Tier': `gold\r\n${INJECTED}` }],
  ['LF in a value', { 'X-Tier': `gold\n${INJECTED}` }],
  ['CR in a value', { 'X-Tier': `gold\r${INJECTED}` }],
  ['a folded line in a value', { 'X-Tier': `gold\r\n ${INJECTED}` }],
  ['a control character in a value', { 'X-Tier': `gold\x01${INJECTED}` }],
  ['DEL in a value', { 'X-Tier': `gold\x7f${INJECTED}` }],
  ['a character whose low byte is LF in a value', { 'X-Tier': `gold\u010a${INJECTED}` }],
  ['CR and LF in a value of the event', { 'X-Tier': { '@path': '$.event' } }],
  ['CR and LF in a template', { 'X-Tier': { '@template': 'gold {{event}}' } }],
  ['CR and LF in a name', { [`X-Tier: gold\r\nX-Injected`]: '1' }],
  ['a colon in a name', { 'X-Injected: 1, X-Tier': '1' }],
  ['a space in a name', { 'X-Injected X-Tier': '1' }]
]

describe('a header of a mapping', () => {
  it.each(HEADERS)('with %s is refused in a preview, by its name', async (_what, headers) => {
    const { body } = await post('/api/v1/preview', tried(await withHeaders({}), headers))
    const { wire, errors } = body as Preview
    const path = `fields.headers.${Object.keys(headers)[0]}`
    expect([wire, errors]).toEqual([
      undefined,
      [{ path, code: 'PAYLOAD_VALIDATION_FAILED', message: expect.stringMatching(/^Header "/) as string }]
    ])
  })

  it.each(HEADERS)('with %s is never sent, by whichever way', async (_what, headers) => {
    echo().answerWith(200, 'application/json')
    const made = await withHeaders(headers)
    const before = echo().arrived.length
    const { body: tested } = await post('/api/v1/test', tried(made, headers))
    const refused: Partial<TestResult> = {
      outcome: 'discarded',
      reason: 'INVALID_PAYLOAD',
      status: 400,
      retryable: false
    }
    expect(tested).toMatchObject(refused)
    const { body: ofTester } = await post('/sendEntireEvent', {
      payload: event,
      mapping: { headers },
      settings: settings()
    })
    expect(ofTester).toEqual([expect.objectContaining({ statusCode: 400, requestError: true })])
    expect(await outcomeOf(made)).toMatchObject({ state: 'discarded', reason: 'INVALID_PAYLOAD' })
    expect(echo().arrived.slice(before)).toEqual([])
  })
})

describe('a setting', () => {
  it.each<[what: string, changed: () => Record<string, string>]>([
    ['user name', () => ({ username: `access-key-id\r\n${INJECTED}` })],
    ['access secret', () => ({ password: `access-secret-1\r\n${INJECTED}` })],
    ['path of the URL', () => ({ movable_ink_url: `${echo().origin}/behavioral/key HTTP/1.1\r\n${INJECTED}\r\n` })],
    ['query of the URL', () => ({ movable_ink_url: `${echo().origin}/behavioral/key?a=b\r\n${INJECTED}` })],
    ['host of the URL', () => ({ movable_ink_url: `${echo().origin}\r\n${INJECTED}/behavioral/key` })]
  ])('with CR and LF in the %s adds no header to a request', async (_what, changed) => {
    echo().answerWith(200, 'application/json')
    const made = await setUp(pipeline(), settings(changed()))
    const { body: preview } = await post('/api/v1/preview', tried(made, {}))
    expect(Object.keys((preview as Preview).wire?.headers ?? {})).not.toContain('X-Injected')
    await post('/api/v1/test', tried(made, {}))
    await post(`/api/v1/destinations/${made.destinationId}/check-credentials`, {})
    await post('/authenticate', settings(changed()))
    await outcomeOf(made)
    expect(injectedInto()).toEqual([])
  })
})
