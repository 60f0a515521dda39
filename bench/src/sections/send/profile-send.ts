import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { join } from 'node:path'
import type { Bench } from '../../bench'
import { attribute } from '../../profile/attribute'
import type { Attribution } from '../../profile/attribute'
import { cpuTree } from '../../profile/frames'
import { runSend } from './run-send'
import type { SendOptions } from './run-send'

/** Where a run of `send` spends its main thread's time, start-up included. */
export async function profileSend(bench: Bench, options: SendOptions): Promise<Attribution> {
  const folder = join(bench.processes.folder, 'profiles')
  mkdirSync(folder)
  try {
    await runSend(bench, { ...options, flags: ['--cpu-prof', `--cpu-prof-dir=${folder}`] })
    // A profile for each thread; the main one's is the largest by far.
    const [largest] = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .sort((a, b) => b.length - a.length)
    if (largest === undefined) throw new Error('send left no profile')
    return attribute(cpuTree(JSON.parse(largest) as Profiler.Profile))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
