import type { ActionDefinition, RequestOptions } from '@segment/actions-core'
import destination from '../../../src/destinations/movable-ink'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { presetMappings } from './mapping'
import type { Mapping } from './mapping'
import { workplaceForTests } from './testing/workplace'
import { WatchedDestination } from './watched-destination'

const work = workplaceForTests()
const [preset] = presetMappings() as [Mapping]
const settings = { movable_ink_url: 'https://movable-ink.test', username: 'name', password: 'secret' }

/** What a destination noted whose action makes one request with these options. */
async function notedOf(url: string, options?: RequestOptions) {
  const action: ActionDefinition<Settings> = {
    ...{ title: 'Send Entire Event', description: 'For tests', fields: {} },
    perform: (request) => request(url, options)
  }
  const watched = new WatchedDestination({ ...destination, actions: { sendEntireEvent: action } })
  const subscriptions = [{ subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping: preset.mapping }]
  const failure: unknown = await watched.onEvent({ type: 'track' }, { ...settings, subscriptions }).then(
    () => undefined,
    (error: unknown) => error
  )
  return { requests: watched.requests, failure }
}

describe('a destination that is watched', () => {
  it.each<[what: string, options: RequestOptions | undefined, made: { method: string; bytes?: number }]>([
    ['text', { method: 'POST', body: 'ü' }, { method: 'POST', bytes: 2 }],
    ['bytes', { method: 'put', body: Buffer.from([1, 2, 3]) }, { method: 'PUT', bytes: 3 }],
    ['nothing', undefined, { method: 'GET', bytes: 0 }],
    ['what the client makes JSON of', { method: 'POST', json: { a: 1 } }, { method: 'POST', bytes: undefined }],
    ['a form', { method: 'POST', body: new URLSearchParams({ a: '1' }) }, { method: 'POST', bytes: undefined }]
  ])('knows the request it made with %s', async (_what, options, made) => {
    const collector = await work.startCollector()
    const { requests } = await notedOf(collector.url, options)
    expect(requests).toEqual([{ ...made, url: `${collector.origin}/behavioral/•••` }])
  })

  it('knows a request that was not answered', async () => {
    const { requests, failure } = await notedOf('https://127.0.0.1:1/behavioral/key', { method: 'POST', body: 'text' })
    expect(failure).toMatchObject({ code: 'ECONNREFUSED' })
    expect(requests).toEqual([{ method: 'POST', url: 'https://127.0.0.1:1/behavioral/•••', bytes: 4 }])
  })

  it('knows nothing of a request that could not be made', async () => {
    const { requests, failure } = await notedOf('https://movable-ink.test', { headers: { 'no name': 'value' } })
    expect(failure).toMatchObject({ name: 'TypeError', message: expect.stringContaining('no name') as string })
    expect(requests).toEqual([])
  })
})
