import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { requestIdIn, send } from '@actions-movable-ink/collector/src/testing/client'
import { startEmbeddedCollector } from '../start/embedded-collector'
import type { EmbeddedCollector } from '../start/embedded-collector'
import { ApiClient, refused } from '../testing/api-client'
import { pipelinesForTests, sendTo, setUp } from '../testing/pipelines'
import { CONFIDENTIAL_SETTINGS } from '../testing/guarded-pipeline'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipelines = pipelinesForTests()
const withoutOne = sharedPipelineForTests()

const TRACKS = { name: 'Tracks', match: '.type == "track"', fields: { user_id: '.userId' }, active: true }

const started: EmbeddedCollector[] = []
afterEach(async () => {
  for (const { collector } of started.splice(0)) await collector.close()
})

async function startIn(dataFolder: string) {
  const embedded = await startEmbeddedCollector(dataFolder, () => undefined)
  started.push(embedded)
  return embedded
}

async function start() {
  const dataFolder = await pipelines.dataFolder()
  const { collector, movableInk } = await startIn(dataFolder)
  const pipeline = await pipelines.start({ dataFolder, movableInk })
  const api = new ApiClient(() => pipeline.origin)
  return { pipeline, collector, dataFolder, api, arrives: (body: object) => send(collector, { body }) }
}

describe('Movable Ink that is not played here', () => {
  it('is told of, and nothing else of it is there', async () => {
    const api = new ApiClient(() => withoutOne().origin)
    expect(await api.get('/movable-ink')).toEqual({ status: 200, body: { embedded: false } })
    for (const path of ['credentials', 'event-mappings', 'received', 'rejected', 'profiles', 'profiles/u', 'faults']) {
      expect(await api.get(`/movable-ink/${path}`)).toEqual(refused(404, 'NOT_FOUND'))
    }
  })
})

describe('Movable Ink that is played here', () => {
  it('hands its credentials over by one route alone', async () => {
    const { api, collector, arrives } = await start()
    await arrives({ type: 'track', userId: 'u' })
    await send(collector, { body: { type: 'track' }, credentials: 'wrong:wrong' })
    const paths = ['', '/event-mappings', '/received', '/rejected', '/profiles', '/profile?userId=u', '/faults']
    for (const path of paths) expect((await api.get(`/movable-ink${path}`)).status).toBe(200)
    for (const secret of [collector.endpointKey, collector.accessSecret]) {
      expect(api.texts.filter((text) => text.includes(secret))).toEqual([])
    }
    const { url, username, accessSecret } = collector
    expect(await api.get('/movable-ink/credentials')).toEqual({ status: 200, body: { url, username, accessSecret } })
  })

  it('tells what it got, and why something did not arrive', async () => {
    const { api, collector, arrives } = await start()
    await arrives({ type: 'track', event: 'Signed Up', userId: 'u' })
    await arrives({ type: 'alias' })
    expect(await api.get('/movable-ink')).toMatchObject({
      body: {
        ...{ embedded: true, url: `${collector.origin}/behavioral/•••`, username: collector.username, faults: 0 },
        totals: { requests: 2, accepted: 1, rejected: 1, events: 1, byEventMapping: { Track: 1, Page: 0 } },
        eventMappings: { count: 5, active: 5 }
      }
    })
    expect(await api.get('/movable-ink/rejected')).toMatchObject({
      body: {
        requests: [
          { status: 422, method: 'POST', reason: 'no active event mapping matches the event with type "alias"' }
        ]
      }
    })
  })

  it('shows what it received, the newest first, and finds text and a person in it', async () => {
    const { api, arrives } = await start()
    const sent: string[] = []
    for (const userId of ['u', 'v', 'u'])
      sent.push(requestIdIn(await arrives({ type: 'track', event: `Seen by ${userId}`, userId })))
    const [first, second, third] = sent
    const ids = async (query: string) => {
      const { body } = await api.get(`/movable-ink/received?${query}`)
      return (body as { events: { id: string }[] }).events.map(({ id }) => id)
    }
    expect(await ids('')).toEqual([third, second, first])
    expect(await ids('limit=1')).toEqual([third])
    expect(await ids('search=SEEN%20BY%20V')).toEqual([second])
    expect(await ids('userId=u')).toEqual([third, first])
  })

  it('shows what it would know of a person', async () => {
    const { api, arrives } = await start()
    await arrives({ type: 'page', anonymousId: 'anon', name: 'Home' })
    await arrives({ type: 'identify', anonymousId: 'anon', userId: 'ann/1', traits: { plan: 'gold' } })
    await arrives({ type: 'page', anonymousId: 'other' })
    expect(await api.get('/movable-ink/profiles?search=ANN')).toMatchObject({
      body: { count: 1, profiles: [{ id: 'ann/1', userId: 'ann/1', anonymousIds: ['anon'], eventCount: 2 }] }
    })
    expect(await api.get('/movable-ink/profiles')).toMatchObject({
      body: { count: 2, profiles: [{ userId: null }, {}] }
    })
    const known = {
      fields: { user_id: 'ann/1', page_name: 'Home', traits: { plan: 'gold' } },
      events: [{ event: { type: 'page' } }, { event: { type: 'identify' } }]
    }
    expect(await api.get(`/movable-ink/profile?userId=${encodeURIComponent('ann/1')}`)).toMatchObject({ body: known })
    expect(await api.get('/movable-ink/profile?userId=anon')).toMatchObject({ body: known })
    await arrives({ type: 'page', userId: '..' })
    expect(await api.get('/movable-ink/profile?userId=..')).toMatchObject({ body: { id: '..', eventCount: 1 } })
    expect(await api.get('/movable-ink/profile?userId=nobody')).toEqual(refused(404, 'NOT_FOUND'))
  })

  it('puts profiles together anew only when an event has come since', async () => {
    const { api, collector, arrives } = await start()
    const find = jest.spyOn(collector, 'find')
    await arrives({ type: 'page', userId: 'ann' })
    await api.get('/movable-ink/profiles')
    await api.get('/movable-ink/profile?userId=ann')
    expect(find).toHaveBeenCalledTimes(1)
    await arrives({ type: 'page', userId: 'ann' })
    expect(await api.get('/movable-ink/profile?userId=ann')).toMatchObject({ body: { eventCount: 2 } })
    expect(find).toHaveBeenCalledTimes(2)
  })

  it('fails on purpose, tells how often it still will, and no more when the faults are cleared', async () => {
    const { api, arrives } = await start()
    const fault = { kind: 'status', status: 429, times: 3 }
    expect(await api.post('/movable-ink/faults', fault)).toEqual({
      status: 201,
      body: { faults: [{ fault, remaining: 3 }] }
    })
    await api.post('/movable-ink/faults', { kind: 'truncate', share: 0.5 })
    expect((await arrives({ type: 'page' })).status).toBe(429)
    expect(await api.get('/movable-ink/faults')).toMatchObject({
      body: { faults: [{ remaining: 2 }, { fault: { kind: 'truncate', share: 0.5 }, remaining: null }] }
    })
    expect(await api.get('/movable-ink/rejected')).toMatchObject({
      body: { requests: [{ status: 429, reason: 'fault: status' }] }
    })
    expect(await api.delete('/movable-ink/faults')).toEqual({ status: 200, body: { faults: [] } })
    expect((await arrives({ type: 'page' })).status).toBe(200)
  })
})

describe('the event mappings of Movable Ink', () => {
  it('hold from the next request on, and after a restart; their file is its owner’s alone', async () => {
    const { api, arrives, dataFolder } = await start()
    const { body } = await api.get('/movable-ink/event-mappings')
    const { version } = body as { version: string }
    const changed = await api.put('/movable-ink/event-mappings', { eventMappings: [TRACKS], version })
    expect(changed).toEqual({
      status: 200,
      body: { eventMappings: [TRACKS], version: expect.not.stringMatching(version) as string }
    })
    expect((await arrives({ type: 'page' })).status).toBe(422)
    expect((await arrives({ type: 'track' })).status).toBe(200)
    expect((await stat(join(dataFolder, 'collector-event-mappings.json'))).mode & 0o777).toBe(0o600)
    expect((await startIn(dataFolder)).movableInk.eventMappings()).toEqual([TRACKS])
  })

  it('are not overwritten by somebody who has not seen them', async () => {
    const { api } = await start()
    const { version } = (await api.get('/movable-ink/event-mappings')).body as { version: string }
    await api.put('/movable-ink/event-mappings', { eventMappings: [TRACKS], version })
    expect(await api.put('/movable-ink/event-mappings', { eventMappings: [], version })).toEqual(refused(409, 'STALE'))
    expect(await api.get('/movable-ink/event-mappings')).toMatchObject({ body: { eventMappings: [TRACKS] } })
  })

  it('are changed by one of two who change the same at once', async () => {
    const { api } = await start()
    const { version } = (await api.get('/movable-ink/event-mappings')).body as { version: string }
    const changes = ['One', 'Other'].map((name) => ({ eventMappings: [{ ...TRACKS, name }], version }))
    const answers = await Promise.all(changes.map((change) => api.put('/movable-ink/event-mappings', change)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('are refused as a whole when one of them is wrong, with each mistake at its place', async () => {
    const { api, dataFolder, arrives } = await start()
    const wrong = { ...TRACKS, name: 'Wrong', match: '.type = = "x"', fields: { user_id: '.a |' } }
    expect(await api.put('/movable-ink/event-mappings', { eventMappings: [TRACKS, wrong] })).toEqual(
      refused(400, 'INVALID_REQUEST', 'eventMappings.1.match', 'eventMappings.1.fields.user_id')
    )
    expect(await api.put('/movable-ink/event-mappings', { eventMappings: [TRACKS, TRACKS] })).toEqual(
      refused(400, 'INVALID_REQUEST', 'eventMappings.0.name', 'eventMappings.1.name')
    )
    expect((await arrives({ type: 'page' })).status).toBe(200)
    await expect(readFile(join(dataFolder, 'collector-event-mappings.json'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('that somebody broke in the data folder are told of at the next start', async () => {
    const { dataFolder } = await start()
    await writeFile(join(dataFolder, 'collector-event-mappings.json'), '{"eventMappings": 7}')
    await expect(startIn(dataFolder)).rejects.toMatchObject({
      name: 'PipelineError',
      message: expect.stringContaining('collector-event-mappings.json: eventMappings:') as string
    })
  })

  it('that cannot be kept are not put in force', async () => {
    const { api, dataFolder, arrives } = await start()
    // A file cannot take the place of a folder.
    await mkdir(join(dataFolder, 'collector-event-mappings.json'))
    const { status } = await api.put('/movable-ink/event-mappings', { eventMappings: [TRACKS] })
    expect([status, (await arrives({ type: 'page' })).status]).toEqual([500, 200])
  })
})

describe('the check of event mappings', () => {
  it('tells what each would take of what arrived and of what sources sent, and what is wrong', async () => {
    const { api, pipeline, arrives } = await start()
    const { sourceId, writeKey } = await setUp(pipeline, CONFIDENTIAL_SETTINGS)
    await sendTo(pipeline, writeKey, 'track', { userId: 'sent', event: 'Signed Up' })
    await arrives({ type: 'track', event: 'Product Viewed', userId: 'arrived' })
    await arrives({ type: 'page' })
    const wrong = { ...TRACKS, name: 'Wrong', match: '.type ==' }
    const answer = await api.post('/movable-ink/event-mappings/check', {
      eventMappings: [{ ...TRACKS, active: false }, wrong],
      sourceIds: [sourceId]
    })
    expect(answer).toEqual({
      status: 200,
      body: {
        eventMappings: [
          {
            mistakes: [],
            matched: {
              received: { count: 1, of: 2 },
              given: { count: 1, of: 1 },
              examples: [
                { from: 'received', type: 'track', name: 'Product Viewed', fields: { user_id: 'arrived' } },
                { from: 'given', type: 'track', name: 'Signed Up', fields: { user_id: 'sent' } }
              ]
            }
          },
          { mistakes: [{ path: 'match', message: expect.stringContaining('line 1, column 9') as string }] }
        ]
      }
    })
  })

  it('takes events that are given, and refuses them beside sources', async () => {
    const { api } = await start()
    const check = (given: object) =>
      api.post('/movable-ink/event-mappings/check', { eventMappings: [TRACKS], events: [{ type: 'track' }], ...given })
    expect(await check({})).toMatchObject({ body: { eventMappings: [{ matched: { given: { count: 1, of: 1 } } }] } })
    const sourceIds = ['0199d5a3-0000-7000-8000-000000000000']
    expect(await check({ sourceIds })).toEqual(refused(400, 'INVALID_REQUEST'))
    expect(await check({ sourceIds, events: [] })).toEqual(refused(404, 'NOT_FOUND'))
  })
})
