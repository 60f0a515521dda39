import type { JsonObject } from '../../sharing/json'
import { missingFields } from '../../sharing/missing-fields'
import { suggestEventMapping } from '../../sharing/suggest-event-mapping'
import { firstEventCodes } from './first-event-code'

const codeOf = (wanted: string, origin = 'http://127.0.0.1:3000') =>
  firstEventCodes(origin, 'KEY123').find(({ title }) => title === wanted)?.code

describe('the code that sends a first event', () => {
  it('asks the pipeline with the write key as the user name, by curl', () => {
    expect(codeOf('curl')).toContain('curl http://127.0.0.1:3000/v1/track \\\n  -u KEY123: \\\n')
  })

  it('sends a body that is JSON, by curl', () => {
    const [, body = ''] = /-d '([^']*)'/.exec(codeOf('curl') ?? '') ?? []
    expect(JSON.parse(body)).toMatchObject({ userId: 'user-1', event: 'Product Viewed' })
  })

  it('sends all that Movable Ink asks for but the timestamp, which the pipeline adds, by curl', () => {
    const [, body = ''] = /-d '([^']*)'/.exec(codeOf('curl') ?? '') ?? []
    const sent = JSON.parse(body) as JsonObject // what the test above expects
    const event = { ...sent, type: 'track', timestamp: '2026-01-02T03:04:05.000Z' }
    expect(
      missingFields(
        event,
        suggestEventMapping(event, () => false)
      )
    ).toEqual([])
  })

  it('sends the timezone that Movable Ink asks for, by the SDK for Node', () => {
    expect(codeOf('Node')).toContain("context: { timezone: 'Europe/London' }")
  })

  it('names the pipeline as the host of the SDK for Node', () => {
    expect(codeOf('Node')).toContain("writeKey: 'KEY123',\n  host: 'http://127.0.0.1:3000'")
  })

  it.each([
    ['http://127.0.0.1:3000', "apiHost: '127.0.0.1:3000/v1',\n        protocol: 'http'"],
    ['https://pipeline.example', "apiHost: 'pipeline.example/v1',\n        protocol: 'https'"]
  ])('gives the SDK for browsers its host and protocol apart: %s', (origin, expected) => {
    expect(codeOf('Browser', origin)).toContain(expected)
  })
})
