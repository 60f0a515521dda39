import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(__dirname, '../../pipeline/src/start/main.ts')

/** What `npm start` takes to begin, by far, in milliseconds. */
const READY_MS = 60_000

/** A process of `npm start`, with a data folder of its own. */
export interface RunningWorkbench {
  /** Such as `http://127.0.0.1:41234`. */
  origin: string
  dataFolder: string
  /** Ends it as Ctrl-C does; the data folder stays. */
  stop: () => Promise<void>
  /** Ends it and removes the data folder. */
  close: () => Promise<void>
}

export interface StartOptions {
  /** More flags, such as `--empty`. */
  flags?: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** Default: a new one. */
  dataFolder?: string
}

/** Where the workbench is built, if not in its usual place. */
const builtElsewhere = () => {
  const { WORKBENCH_PAGES } = process.env
  return WORKBENCH_PAGES === undefined ? {} : { WORKBENCH_PAGES }
}

/** Starts what `npm start` starts, once the workbench is built. */
export async function startWorkbench({
  flags = [],
  environment = {},
  dataFolder
}: StartOptions = {}): Promise<RunningWorkbench> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'workbench-')))
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--port', '0', '--data', folder, ...flags], {
    env: { PATH: process.env.PATH, ...builtElsewhere(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const exited = once(child, 'exit')
  let said = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`npm start ${why}\n${said}`))
    const timer = setTimeout(() => fail('does not become ready'), READY_MS)
    const listen = (text: string) => {
      said += text
      const [, found] = /Workbench +(http:\S+)[\s\S]*Requests that Movable Ink gets:/.exec(said) ?? []
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout.setEncoding('utf8').on('data', listen)
    child.stderr.setEncoding('utf8').on('data', listen)
    void exited.then(() => {
      clearTimeout(timer)
      fail('ended')
    })
  })
  const stop = async () => {
    child.kill('SIGINT')
    await exited
  }
  return {
    origin,
    dataFolder: folder,
    stop,
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
