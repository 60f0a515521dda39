import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { withContestants } from '../../bench'
import type { Bench } from '../../bench'
import type { RunningContestant } from '../../runs/contestant'
import type { Run } from '../../runs/run'
import type { Attribution } from '../../profile/attribute'
import { writeEventFile } from '../../events/event-file'
import { profileSend } from './profile-send'
import { runSend } from './run-send'
import type { SendRun } from './run-send'

/** How `send` sends: requests at a time, and events in each at most. */
export const MODES = {
  single: { options: ['--concurrency', '32'], inFlight: 32, eventsPerBatch: 1 },
  batched: { options: ['--batch', '--concurrency', '4'], inFlight: 4, eventsPerBatch: 1000 }
} as const

/** One of them. */
export type Mode = keyof typeof MODES

/** A round: `send` on a file, then the same with a bare loop, from memory and from the file. */
export interface SendRound {
  mode: Mode
  events: number
  send: SendRun
  fromMemory: Run
  fromFile: Run
}

/** What section 4 measures. */
export interface SendResults {
  rounds: SendRound[]
  /** Where `send` spends its main thread's time. */
  profiles: Record<Mode, { events: number; time: Attribution }>
}

type Loops = Record<'fromMemory' | 'fromFile', RunningContestant>

async function measureMode(bench: Bench, mode: Mode, fileOf: (events: number) => string, loops: Loops) {
  const { amount, server } = bench
  const { options, inFlight } = MODES[mode]
  const load = { url: server.url, inFlight, seconds: amount.bareSeconds }
  for (const loop of Object.values(loops)) await loop.run({ ...load, seconds: amount.warmUpSeconds })
  const rounds: SendRound[] = []
  for (const events of amount.files[mode]) {
    for (let round = 0; round < (amount.fileRounds[events] ?? 1); round++) {
      bench.progress(`4. send, ${mode}, ${events} events (round ${round + 1})`)
      const send = await runSend(bench, { file: fileOf(events), options: [...options] })
      const fromMemory = await loops.fromMemory.run(load)
      const fromFile = await loops.fromFile.run(load)
      rounds.push({ mode, events, send, fromMemory, fromFile })
    }
  }
  return rounds
}

/** Section 4: `npm run send` on files of events of about 1 kB, against `Destination` in a bare loop. */
export async function measureSend(bench: Bench): Promise<SendResults> {
  const { files } = bench.amount
  const fileOf = (events: number) => join(bench.processes.folder, `${events}.ndjson`)
  const all = [...new Set([...files.single, ...files.batched])]
  const rounds: SendRound[] = []
  const profiles: Partial<SendResults['profiles']> = {}
  try {
    for (const events of all) {
      bench.progress(`4. writing a file of ${events} events`)
      await writeEventFile(fileOf(events), events)
    }
    for (const mode of Object.keys(MODES) as Mode[]) {
      const batched = mode === 'batched'
      const profiled = files[mode][1] ?? 0
      const shared = { size: '1 kB', eventsPerBatch: MODES[mode].eventsPerBatch, file: fileOf(profiled) } as const
      const options = {
        fromMemory: { ...shared, name: batched ? 'ours-batched' : 'ours' },
        fromFile: { ...shared, name: batched ? 'ours-batched-from-file' : 'ours-from-file' }
      } as const
      rounds.push(...(await withContestants(bench, options, (loops) => measureMode(bench, mode, fileOf, loops))))
      bench.progress(`4. a profile of send, ${mode}`)
      const time = await profileSend(bench, { file: fileOf(profiled), options: [...MODES[mode].options] })
      profiles[mode] = { events: profiled, time }
    }
  } finally {
    for (const events of all) rmSync(fileOf(events), { force: true })
  }
  return { rounds, profiles: profiles as SendResults['profiles'] }
}
