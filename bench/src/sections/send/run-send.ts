import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PASSWORD, USERNAME } from '../../contestants/contestant'
import type { Bench } from '../../bench'
import { watchPeakMemory } from './peak-memory'

/** How `send` is run. */
export interface SendOptions {
  file: string
  /** Options of the command, as on its command line. */
  options: string[]
  /** Further flags for Node, such as a profiler. */
  flags?: string[]
}

/** What became of a run of `send`. */
export interface SendRun {
  /** Of the whole process, start-up included. */
  seconds: number
  /** Of memory resident at a time, in bytes. */
  peakBytes: number
}

const ROOT = join(__dirname, '../../../..')

/** What `npm run send` runs, as words. */
function sendCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { send: string } }
  const [program, ...args] = scripts.send.split(/\s+/)
  if (program !== 'node') throw new Error(`npm run send no longer runs node, but ${program}`)
  return args
}

/**
 * Runs `npm run send` on a file, without npm around it, its output thrown away.
 *
 * @throws Error when it does not deliver every event
 */
export function runSend(bench: Bench, { file, options, flags = [] }: SendOptions): Promise<SendRun> {
  const { folder } = bench.processes
  const env = {
    ...process.env,
    MOVABLE_INK_URL: bench.server.url,
    MOVABLE_INK_USERNAME: USERNAME,
    MOVABLE_INK_ACCESS_SECRET: PASSWORD,
    MOVABLE_INK_DATA: folder
  }
  const started = performance.now()
  const args = [...flags, ...sendCommand(), '--failed', join(folder, 'failed.ndjson'), ...options, file]
  const child = bench.processes.node(args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const peak = watchPeakMemory(child.pid ?? 0)
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-2000)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const seconds = (performance.now() - started) / 1000
      const peakBytes = peak.stop()
      if (code === 0) return resolve({ seconds, peakBytes })
      reject(new Error(`send ended with ${signal ?? code} for ${options.join(' ')}: ${complaints}`))
    })
  })
}
