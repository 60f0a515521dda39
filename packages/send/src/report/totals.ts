import type { Colors } from 'picocolors/types'
import type { Outcome } from '../delivery/outcome'
import { isSettled } from '../delivery/outcome'
import { printable } from './printable'
import type { Entry } from './reporter'

type Kind = Outcome['kind'] | 'malformed'

/** How each kind is called in the totals, in the order they are listed. */
export type Words = Readonly<Record<Kind, string>>

const WORDS: Words = {
  delivered: 'delivered',
  notMatched: 'not matched',
  discarded: 'discarded',
  failed: 'failed',
  malformed: 'malformed',
  stopped: 'not sent'
}

/** The same for a run that sends nothing. */
export const DRY_RUN_WORDS: Words = { ...WORDS, delivered: 'would be sent', discarded: 'would be discarded' }

/** The most different reasons that are kept, so that memory stays flat whatever a server answers. */
const MAX_REASONS = 20

interface Reason {
  count: number
  /** Where the first one stands. */
  place: string
}

/** The reason without what is different for each event: its request id, its place in the file. */
const generalised = (message: string) =>
  message.replace(/ Request id: .*$/s, '').replace(/ \((line \d+, )?column \d+\)$/, '')

/** Counts what a run does. */
export class Totals {
  readonly #counts = new Map<Kind, number>()
  readonly #reasons = new Map<string, Reason>()
  #events = 0
  #retries = 0
  /** Failures for reasons beyond those kept. */
  #unlisted = 0

  constructor(private readonly words: Words = WORDS) {}

  /** @param entries what became of one event, by each of the mappings that matched it */
  add(entries: readonly Entry[]): void {
    this.#events++
    for (const entry of entries) this.#addEntry(entry)
  }

  #addEntry(entry: Entry): void {
    const kind = entry.kind === 'malformed' ? 'malformed' : entry.outcome.kind
    this.#counts.set(kind, this.count(kind) + 1)
    if (entry.kind === 'malformed') this.#addReason(`Malformed: ${generalised(entry.reason)}`, entry)
    else {
      if ('attempts' in entry.outcome) this.#retries += entry.outcome.attempts - 1
      if ('message' in entry.outcome) this.#addReason(generalised(entry.outcome.message), entry)
    }
  }

  #addReason(reason: string, { file, line }: Entry): void {
    const known = this.#reasons.get(reason)
    if (known !== undefined) known.count++
    else if (this.#reasons.size < MAX_REASONS) this.#reasons.set(reason, { count: 1, place: `${file}:${line}` })
    else this.#unlisted++
  }

  count(kind: Kind): number {
    return this.#counts.get(kind) ?? 0
  }

  /** Everything that was counted: with several mappings, one event may be several deliveries. */
  get all(): number {
    return Array.from(this.#counts.values()).reduce((sum, count) => sum + count, 0)
  }

  /** What is left to do: neither delivered nor without a mapping that wants it. */
  get undelivered(): number {
    return this.all - this.count('delivered') - this.count('notMatched')
  }

  /**
   * The totals for people.
   *
   * @param seconds how long the run took; 0 to leave it out
   */
  describe(seconds: number, colors: Colors): string {
    const number = (value: number) => value.toLocaleString('en-US')
    const parts = (Object.keys(this.words) as Kind[])
      .filter((kind) => this.count(kind) > 0)
      .map((kind) => `${number(this.count(kind))} ${this.words[kind]}`)
    const color = this.undelivered > 0 ? colors.red : colors.green
    const events = this.#events === 1 ? '1 event' : `${number(this.#events)} events`
    const counted = this.all === this.#events ? events : `${events}, ${number(this.all)} deliveries`
    const speed = [
      seconds > 0 ? `${seconds.toFixed(1)} s` : '',
      seconds >= 1 ? `${number(Math.round(this.#events / seconds))}/s` : '',
      this.#retries > 0 ? `${number(this.#retries)} ${this.#retries === 1 ? 'retry' : 'retries'}` : ''
    ].filter(Boolean)
    const measured = speed.length > 0 ? colors.dim(` (${speed.join(', ')})`) : ''
    const summary = `${colors.bold(counted)}${parts.length > 0 ? `: ${color(parts.join(', '))}` : ''}${measured}\n`
    return summary + this.#describeReasons(colors)
  }

  #describeReasons(colors: Colors): string {
    const listed = Array.from(this.#reasons).sort(([, a], [, b]) => b.count - a.count)
    const times = (count: number) => colors.red(`${count.toLocaleString('en-US')} ×`)
    const lines = listed.map(
      ([reason, { count, place }]) =>
        `  ${times(count)} ${printable(reason)} ${colors.dim(`(first: ${printable(place)})`)}\n`
    )
    if (this.#unlisted > 0) lines.push(`  ${times(this.#unlisted)} other reasons\n`)
    return lines.length === 0 ? '' : `\nWhat went wrong:\n${lines.join('')}`
  }
}

/** Whether an entry is kept to be sent again. */
export const isUndelivered = (entry: Entry): boolean => entry.kind === 'malformed' || !isSettled(entry.outcome)
