import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { StartOptions } from '../e2e/running-workbench'
import type { ClockSetting } from './moving-clock'

/** Longer than `npm start` takes to see that its clock was set. */
const SEEN_MS = 100

/** The clock of an `npm start`. It only goes forward. */
export class Clock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'clock-'))
  readonly #file = join(this.#folder, 'clock.json')

  /** @param at when it begins, in milliseconds since 1970 */
  constructor(at: number) {
    this.#write({ offset: at - Date.now() })
  }

  /** What `npm start` must be started with to go by it. */
  get start(): Pick<StartOptions, 'imports' | 'environment'> {
    return {
      imports: [pathToFileURL(join(__dirname, 'moving-clock.ts')).href],
      environment: { CLOCK_FILE: this.#file }
    }
  }

  /** Sets it to a moment, from which it goes on. */
  async goTo(at: number): Promise<void> {
    this.#write({ offset: at - Date.now() })
    await sleep(SEEN_MS)
  }

  /** Sets it to a moment, at which it stays. */
  async stopAt(at: number): Promise<void> {
    this.#write({ stoppedAt: at })
    await sleep(SEEN_MS)
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #write(setting: ClockSetting): void {
    // At once, as it may be read at any time.
    writeFileSync(`${this.#file}.new`, JSON.stringify(setting))
    renameSync(`${this.#file}.new`, this.#file)
  }
}
