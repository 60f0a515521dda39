import type { ContestantOptions } from './contestants/make-contestant'
import type { Processes } from './processes/processes'
import { RunningContestant } from './runs/contestant'
import type { Server } from './server/start-server'

/** How long and how often the pipeline is measured. */
export interface PipelineAmount {
  rounds: number
  /** Events that wait when the deliveries begin. */
  backlog: Record<'single' | 'batched', number>
  /** Of sending at full speed. */
  intakeSeconds: number
  latencySeconds: number
  latencyRounds: number
  /** Of the load under which memory is watched. */
  sustainedSeconds: number
  workerRounds: number
  workerBacklog: Record<'single' | 'batched', number>
}

/** How long and how often is measured. */
export interface Amount {
  rounds: number
  /** Of a run. */
  seconds: number
  /** Before the first round, for each contestant. */
  warmUpSeconds: number
  /** Of a run with a profiler. */
  profileSeconds: number
  /** Of a run with a simulated round trip. */
  latencySeconds: number
  latencyRounds: number
  /** Of a run of a bare loop beside `send`. */
  bareSeconds: number
  /** Events in the files that `send` is given, ascending. */
  files: Record<'single' | 'batched', number[]>
  /** How often `send` runs on a file of a size, by size; 1 where nothing is said. */
  fileRounds: Record<number, number>
  pipeline: PipelineAmount
}

/** For figures that count: spread small enough to compare. */
export const WHOLE: Amount = {
  rounds: 9,
  seconds: 1,
  warmUpSeconds: 3,
  profileSeconds: 5,
  latencySeconds: 2.5,
  latencyRounds: 2,
  bareSeconds: 5,
  files: { single: [10_000, 100_000, 1_000_000], batched: [10_000, 100_000, 1_000_000] },
  fileRounds: { 10_000: 3, 100_000: 2 },
  pipeline: {
    rounds: 3,
    backlog: { single: 6000, batched: 20_000 },
    intakeSeconds: 5,
    latencySeconds: 10,
    latencyRounds: 3,
    sustainedSeconds: 120,
    workerRounds: 2,
    workerBacklog: { single: 8000, batched: 30_000 }
  }
}

/** For trying: everything runs, the figures mean little. */
export const QUICK: Amount = {
  rounds: 3,
  seconds: 0.4,
  warmUpSeconds: 2,
  profileSeconds: 1.5,
  latencySeconds: 1,
  latencyRounds: 1,
  bareSeconds: 0.8,
  files: { single: [1000, 4000, 8000], batched: [10_000, 50_000, 100_000] },
  fileRounds: { 1000: 2, 10_000: 2 },
  pipeline: {
    rounds: 1,
    backlog: { single: 1000, batched: 4000 },
    intakeSeconds: 1,
    latencySeconds: 2,
    latencyRounds: 1,
    sustainedSeconds: 12,
    workerRounds: 1,
    workerBacklog: { single: 2000, batched: 6000 }
  }
}

/** What every section measures with. */
export interface Bench {
  amount: Amount
  server: Server
  processes: Processes
  /** Says to people what is under way. */
  progress(text: string): void
}

/** Starts contestants, lets something be measured, and ends them. */
export async function withContestants<Name extends string, Result>(
  { processes, server }: Bench,
  options: Record<Name, Omit<ContestantOptions, 'certificate'>>,
  measure: (contestants: Record<Name, RunningContestant>) => Promise<Result>
): Promise<Result> {
  const started: [string, RunningContestant][] = []
  try {
    for (const name of Object.keys(options) as Name[]) {
      const contestant = await RunningContestant.start(processes, { ...options[name], certificate: server.certificate })
      started.push([name, contestant])
    }
    return await measure(Object.fromEntries(started) as Record<Name, RunningContestant>)
  } finally {
    for (const [, contestant] of started) await contestant.stop()
  }
}
