import { POISON } from './bad-requests'
import type { Sent } from './bad-requests'
import { sendTo, setUp } from './pipelines'
import type { PipelineUnderTest, SetUp } from './pipelines'
import { sharedPipelineForTests } from './shared-pipeline'
import { storedRows } from './stored-rows'
import { errorOf, wholeAnswer } from './whole-answer'
import type { WholeAnswer } from './whole-answer'

const TOKEN = 'api-token-do-not-tell'

/** Settings that are all confidential, and with which nothing is ever sent: the URL is not https. */
export const CONFIDENTIAL_SETTINGS = {
  movable_ink_url: 'http://127.0.0.1:1/behavioral/endpoint-key-do-not-tell',
  username: 'key-id-do-not-tell',
  password: 'access-secret-do-not-tell'
}

/** An event that holds something confidential. */
export const CONFIDENTIAL_EVENT = {
  ...{ userId: 'user-1', event: 'Signed Up' },
  properties: { email: 'ann.do-not-tell@example.com' }
}

/** One of each kind of thing that has an id. */
export type Ids = SetUp & { eventId: string; deliveryId: string }

/** A request that is to be refused. */
export interface RefusedRequest {
  what: string
  answer: () => Promise<WholeAnswer>
  /** Such as `400 INVALID_REQUEST`. */
  error: string
}

interface Listed {
  events: { id: string; deliveries: { id: string; state: string }[] }[]
}

/** The user name of Basic authentication. */
export const basic = (writeKey: string) => `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`

/** What a stack trace has, and nothing else that is answered: a place in a file of this machine. */
const OF_A_STACK = /node_modules|\.[cm]?[jt]s:\d/

/** With what stands for ids replaced. */
const withIds = (text: string, { sourceId, destinationId, mappingId }: Ids) =>
  text
    .replace(/:source\b/g, sourceId)
    .replace(/:destination\b/g, destinationId)
    .replace(/:mapping\b/g, mappingId)

function idOf(url: string, { sourceId, destinationId, mappingId, eventId, deliveryId }: Ids): string {
  const all = { sources: sourceId, destinations: destinationId, mappings: mappingId, events: eventId }
  const [, kind = ''] = /^\/api\/v1\/(\w+)/.exec(url) ?? []
  return new Map(Object.entries(all)).get(kind) ?? deliveryId
}

/** A pipeline with something of everything in it, and nothing that is still to be done; each of its secrets is known. */
export class GuardedPipeline {
  #log = ''
  #ids: Ids | undefined
  readonly #pipeline = sharedPipelineForTests({
    ...{ apiToken: TOKEN, logLevel: 'trace' },
    logDestination: { write: (line) => void (this.#log += line) }
  })

  /** To be called once a test file, outside of its tests. */
  constructor() {
    beforeAll(async () => {
      const made = { ...(await setUp(this.pipeline, CONFIDENTIAL_SETTINGS)), eventId: '', deliveryId: '' }
      await sendTo(this.pipeline, made.writeKey, 'track', CONFIDENTIAL_EVENT)
      for (let state: string | undefined; state !== 'discarded';) {
        const { body } = await this.send('GET /api/v1/sources/:id/events', {}, made)
        const [event] = (JSON.parse(body) as Listed).events
        const [delivery] = event?.deliveries ?? []
        state = delivery?.state
        this.#ids = { ...made, eventId: event?.id ?? '', deliveryId: delivery?.id ?? '' }
      }
    })
  }

  get pipeline(): PipelineUnderTest {
    return this.#pipeline()
  }

  get ids(): Ids {
    if (this.#ids === undefined) throw new Error('There are no ids before the first test')
    return this.#ids
  }

  /**
   * Sends a request to a route, such as `GET /api/v1/sources/:id`, with the token or the write key that it asks for.
   *
   * @param id in its path, instead of the one that is right
   */
  send(route: string, { query, body, headers = {} }: Sent, of = this.ids, id?: string): Promise<WholeAnswer> {
    const [method = '', url = ''] = route.split(' ')
    const path = url.replace(':id', id ?? idOf(url, of)) + (query === undefined ? '' : `?${query}`)
    const authorization = url.startsWith('/v1/') ? basic(of.writeKey) : `Bearer ${TOKEN}`
    return wholeAnswer(this.pipeline.origin, {
      method,
      path,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: withIds(typeof body === 'string' ? body : JSON.stringify(body), of) })
    })
  }

  /** What of the confidential is in a text. */
  #confidentialIn(text: string): string[] {
    const { username, password } = CONFIDENTIAL_SETTINGS
    const credentials = Buffer.from(`${username}:${password}`).toString('base64')
    const secrets = [TOKEN, this.ids.writeKey, credentials, POISON, 'do-not-tell']
    return secrets.filter((secret) => text.includes(secret))
  }

  /** Sends requests, one by one; each is refused, stores nothing, and is told to nobody. */
  async expectRefused(requests: readonly RefusedRequest[]): Promise<void> {
    const rows = () => storedRows(this.pipeline.sources['database']) // the store of a pipeline is its own
    const before = await rows()
    this.#log = ''
    const answered: string[] = []
    for (const { answer, what } of requests) {
      const whole = await answer()
      const told = this.#confidentialIn(JSON.stringify(whole)).map((secret) => ` and told ${secret}`)
      const traced = OF_A_STACK.test(whole.body) ? ' and told of this machine' : ''
      const injected = whole.rawHeaders.some((text) => /injected/i.test(text)) ? ' and an injected header' : ''
      answered.push(`${what} ${errorOf(whole)}${told.join('')}${traced}${injected}`)
    }
    expect(answered).toEqual(requests.map(({ what, error }) => `${what} ${error}`))
    expect(await rows()).toEqual(before)
    expect(this.#confidentialIn(this.#log)).toEqual([])
  }
}
