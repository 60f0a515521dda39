import { createColors } from 'picocolors'
import { entry } from '../testing/entries'
import { TextStream } from '../testing/text-stream'
import { live } from './live'
import type { InputProgress } from './live'
import { Totals } from './totals'

const plain = createColors(false)

/** What a terminal is sent for so many delivered events, and what the last state of the bar says. */
function shownFor(events: number, input: InputProgress, undelivered = 0) {
  const out = new TextStream(true)
  const totals = new Totals()
  const reporter = live(out, plain, totals, input)
  for (let index = 0; index < events; index++) {
    const next = entry(index < undelivered ? { kind: 'failed' } : {})
    totals.add([next])
    reporter.add(next)
  }
  const listeners = process.listenerCount('SIGINT')
  reporter.finish()
  const rows = out.text.split('\n').filter((line) => line.startsWith('  track'))
  const bar = out.text.split('\u001b[1G').at(-1)?.split('\u001b')[0] ?? ''
  return { text: out.text, rows: rows.length, bar, listeners: listeners - process.listenerCount('SIGINT') }
}

describe('the live report', () => {
  it('has a row for each of up to 50 events', () => {
    const { text, rows } = shownFor(50, { read: 1, total: 1 })
    expect(rows).toBe(50)
    expect(text).toMatch(/^ {2}Type +Name/)
    expect(text).not.toContain('█')
  })

  it('goes on with a progress bar from the 51st on', () => {
    const { text, rows, bar } = shownFor(1051, { read: 500, total: 1000 }, 12)
    expect(rows).toBe(50)
    expect(text).toContain('  … more than 50 events: the rest are counted, and what goes wrong is listed at the end\n')
    expect(bar).toBe(`  ${'█'.repeat(16)}${'░'.repeat(16)} 50%  1,039 delivered, 12 not delivered  0s`)
  })

  it('counts without a bar where the size is not known', () => {
    expect(shownFor(51, { read: 500, total: undefined }).bar).toBe('  51 delivered  0s')
  })

  it('is at 100% when a file has grown', () => {
    expect(shownFor(51, { read: 500, total: 400 }).bar).toContain(' 100%  51 delivered')
  })

  it('gives the terminal back as it was, at its end and on Ctrl-C', () => {
    const { text, listeners } = shownFor(51, { read: 1, total: 1 })
    expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'))
    expect(text.lastIndexOf('\u001b[?7h')).toBeGreaterThan(text.lastIndexOf('\u001b[?7l'))
    expect(text.endsWith('\n')).toBe(true)
    expect(listeners).toBe(1)
  })

  it('of nothing is empty', () => {
    expect(shownFor(0, { read: 0, total: 0 }).text).toBe('')
  })
})
