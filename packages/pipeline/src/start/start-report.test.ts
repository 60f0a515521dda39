import type { FirstSetUp } from './first-set-up'
import { startReport } from './start-report'
import type { Started } from './start-report'

const ID = '0199d5a3-0000-7000-8000-000000000000'
const createdAt = new Date('2026-11-02T12:00:00Z')
const WRITE_KEY = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6'

const setUp: FirstSetUp = {
  writeKey: WRITE_KEY,
  source: { id: ID, name: 'Website', createdAt },
  destination: {
    ...{ id: ID, sourceId: ID, slug: 'actions-movable-ink', name: 'Movable Ink', enabled: true, concurrency: 16 },
    ...{ createdAt, updatedAt: createdAt }
  }
}

const started: Started = {
  origin: 'http://127.0.0.1:3000',
  collectorOrigin: 'https://localhost:8443',
  dataFolder: '.data',
  hasServer: false,
  needsToken: false,
  hasWorkbench: true,
  setUp
}

describe('the report of a start', () => {
  it('says where everything is, how to send an event, and how to see what became of it', () => {
    expect(startReport(started)).toBe(`
Segment's side and Movable Ink's, on this machine

  Workbench     http://127.0.0.1:3000 in a browser
  Pipeline      http://127.0.0.1:3000
  Movable Ink   a collector, https://localhost:8443
  Source        Website, write key ${WRITE_KEY}
  Kept in       .data

Send an event
  curl http://127.0.0.1:3000/v1/track \\
    -u '${WRITE_KEY}:' \\
    -H 'content-type: application/json' \\
    -d '{"userId":"user-1","event":"Product Viewed",
         "properties":{"product_id":"p-1"}}'

Or with @segment/analytics-node
  const { Analytics } = require('@segment/analytics-node')
  const writeKey = '${WRITE_KEY}'
  const analytics = new Analytics({ writeKey, host: 'http://127.0.0.1:3000' })
  analytics.identify({ userId: 'user-1', traits: { plan: 'gold' } })
  analytics.track({ userId: 'user-1', event: 'Product Viewed' })
  analytics.closeAndFlush()

See what became of it
  ID=${ID}
  curl "http://127.0.0.1:3000/api/v1/destinations/$ID/deliveries"

Ctrl-C stops it; the next start has everything still there.
Requests that Movable Ink gets:

`)
  })

  it('names an address that can be used, and how to use the token, where others are let in', () => {
    const report = startReport({ ...started, origin: 'http://0.0.0.0:65535', needsToken: true })
    expect(report).toContain('\n  Pipeline      http://127.0.0.1:65535\n')
    expect(report).toContain('\n  API token     what MOVABLE_INK_API_TOKEN is set to; sending events needs none\n')
    expect(report).toContain(`  ID=${ID}
  curl -H "Authorization: Bearer $MOVABLE_INK_API_TOKEN" \\
    "http://127.0.0.1:65535/api/v1/destinations/$ID/deliveries"
`)
    expect(report).not.toContain('0.0.0.0')
  })

  it('fits a terminal of 80 columns', () => {
    const report = startReport({ ...started, origin: 'http://0.0.0.0:65535', needsToken: true, hasServer: true })
    expect(report.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('says where the store is when a server has it', () => {
    expect(startReport({ ...started, hasServer: true })).toContain(
      '\n  Kept in       the server of DATABASE_URL, and .data\n'
    )
  })

  it('sends nobody to a worker, which takes nothing in', () => {
    const report = startReport({ ...started, origin: undefined })
    expect(report).toContain('\n  Pipeline      a worker, which delivers and takes nothing in\n')
    expect(report).toContain('\n  Source        Website\n')
    expect(report).not.toMatch(new RegExp(`curl|undefined|${WRITE_KEY}`))
  })

  it('says when no destination sends to the collector', () => {
    const report = startReport({ ...started, setUp: { ...setUp, destination: undefined } })
    expect(report).toContain('\nNo destination sends to the collector of this run.\n')
    expect(report).not.toContain('See what became of it')
  })

  it.each([
    [true, 'Nothing is set up yet: make a source in the workbench.'],
    [false, 'Nothing is set up yet: POST /api/v1/sources makes a source.']
  ])('says where nothing is set up how to begin; with the workbench: %p', (hasWorkbench, sentence) => {
    const report = startReport({ ...started, setUp: undefined, hasWorkbench })
    expect(report).toContain(`\n${sentence}\n`)
    expect(report).not.toMatch(/Source |curl|undefined/)
  })

  it('names no workbench where none is served', () => {
    expect(startReport({ ...started, hasWorkbench: false })).not.toContain('Workbench')
  })
})
