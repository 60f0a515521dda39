import type { Entry } from './reporter'
import { entry, malformed } from '../testing/entries'
import { TextStream } from '../testing/text-stream'
import { jsonLines } from './json-lines'

const place = { file: 'events.ndjson', line: 7 }
const event = { type: 'track', name: 'Order Completed', messageId: 'message-1' }

describe('a JSON line', () => {
  it.each<[string, Entry, object]>([
    [
      'a delivered event',
      entry(),
      { ...place, ...event, outcome: 'delivered', status: 200, attempts: 1, ms: 12, requestId: 'request-1' }
    ],
    [
      'one that failed by one of several mappings',
      entry({ kind: 'failed', status: 503, attempts: 6, message: 'Not\ntaken.' }, { mapping: 'Orders' }),
      {
        ...place,
        ...event,
        mapping: 'Orders',
        outcome: 'failed',
        status: 503,
        attempts: 6,
        ms: 12,
        requestId: 'request-1',
        message: 'Not\ntaken.'
      }
    ],
    ['one that is not sent', entry({ kind: 'stopped' }), { ...place, ...event, outcome: 'not sent' }],
    ['one that matches nothing', entry({ kind: 'notMatched' }), { ...place, ...event, outcome: 'not matched' }],
    [
      'a malformed piece',
      malformed('not valid JSON'),
      { file: 'events.ndjson', line: 3, outcome: 'malformed', message: 'not valid JSON' }
    ]
  ])('tells of %s', (_, told, expected) => {
    const out = new TextStream()
    const reporter = jsonLines(out)
    reporter.add(told)
    reporter.finish()
    expect(out.text.indexOf('\n')).toBe(out.text.length - 1)
    expect(JSON.parse(out.text)).toEqual(expected)
  })
})
