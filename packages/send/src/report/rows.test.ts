import { createColors } from 'picocolors'
import stringWidth from 'string-width'
import { entry, malformed } from '../testing/entries'
import { TextStream } from '../testing/text-stream'
import { rows, rowsWith } from './rows'

const plain = createColors(false)
const rowOf = rowsWith(plain)
const row = (...args: Parameters<typeof entry>) => rowOf(entry(...args))

describe('a row for people', () => {
  it('stands under a heading, which is written once', () => {
    const out = new TextStream()
    const reporter = rows(out, plain)
    reporter.add(entry())
    reporter.add(entry({ kind: 'notMatched' }, { type: 'alias', name: '' }))
    reporter.finish()
    expect(out.text).toBe(
      [
        '  Type     Name                            Outcome                 Status     Time  Request id',
        '  track    Order Completed                 delivered               200       12 ms  request-1',
        '  alias                                    not matched',
        ''
      ].join('\n')
    )
  })

  it.each([
    [{ kind: 'delivered', attempts: 3 } as const, 'delivered (3 tries)     200       12 ms  request-1'],
    [{ kind: 'discarded', status: 400 } as const, 'discarded               400       12 ms  request-1'],
    [{ kind: 'failed', status: 503, attempts: 1 } as const, 'failed after 1 try      503       12 ms  request-1'],
    [{ kind: 'failed', status: 503, attempts: 21 } as const, 'failed after 21 tries   503       12 ms  request-1'],
    [{ kind: 'failed', status: undefined, requestId: undefined } as const, 'failed after 1 try                12 ms']
  ])('tells of the outcome %j', (outcome, words) => {
    expect(row(outcome)).toBe(`  track    Order Completed                 ${words}\n`)
  })

  it('tells of an event that was not sent', () => {
    expect(row({ kind: 'stopped' })).toBe('  track    Order Completed                 not sent (stopped)\n')
  })

  it('has the reason and the place of a failure under it', () => {
    expect(row({ kind: 'discarded', status: 400, message: 'Check the mapping.' })).toBe(
      '  track    Order Completed                 discarded               400       12 ms  request-1\n' +
        '    events.ndjson:7: Check the mapping.\n'
    )
    expect(rowOf(malformed('not valid JSON (column 3)'))).toBe(
      '  ?                                        malformed\n    events.ndjson:3: not valid JSON (column 3)\n'
    )
  })

  it('names the mapping where there are several', () => {
    expect(row({}, { mapping: 'Orders' })).toMatch(/ {2}request-1 {2}Orders\n$/)
  })

  it.each([
    ['n'.repeat(10_000), `${'n'.repeat(30)}…`],
    ['n'.repeat(31), 'n'.repeat(31)],
    ['n'.repeat(32), `${'n'.repeat(30)}…`],
    ['注文が完了しました', '注文が完了しました'],
    ['注文が完了しました'.repeat(4), `${'注文が完了しました'.repeat(2).slice(0, 15)}…`],
    ['Paid 🎉'.repeat(9), `${'Paid 🎉'.repeat(4)}Pa…`],
    ['a\u001b[2J\u0007\nb\u202ec\u200bd\u2028e\u009b', 'a[2Jbcde'],
    ['', '']
  ])('fits the name %j into its column', (name, shown) => {
    const [columns = ''] = row({}, { name }).split('delivered')
    expect(columns.trimEnd()).toBe(`  track    ${shown}`.trimEnd())
    expect(stringWidth(columns)).toBe(43)
  })

  it('shows nothing of others that a terminal would obey', () => {
    const shown = rowOf({
      ...entry(
        { kind: 'failed', message: 'no\u001b[31m\r', requestId: 'r\u001b' },
        { type: 't\u001b', mapping: 'm\u001b' }
      ),
      file: 'f\u001b'
    })
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('says ? for an event without a type', () => {
    expect(row({}, { type: '' })).toMatch(/^ {2}\? {8}Order Completed /)
  })

  it('has colours where they are on', () => {
    expect(rowsWith(createColors(true))(entry({ kind: 'failed' }))).toContain('\u001b[31mfailed after 1 try')
  })
})
