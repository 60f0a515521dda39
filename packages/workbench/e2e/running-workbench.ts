import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PipelineApi } from './pipeline-api'
import { noteStarted } from './started'

const MAIN = join(__dirname, '../../pipeline/src/start/main.ts')

/** Where the workbench is built. */
const PAGES = process.env.WORKBENCH_PAGES ?? join(__dirname, '../dist')

/** What `npm start` takes to begin, and to end, by far, in milliseconds. */
const READY_MS = 60_000
const END_MS = 30_000

/** A process of `npm start`, with a data folder of its own. */
export interface RunningWorkbench {
  /** Such as `http://127.0.0.1:41234`. */
  origin: string
  dataFolder: string
  api: PipelineApi
  /** Ends it as Ctrl-C does; the data folder stays. */
  stop: () => Promise<void>
  /** Ends it as a power cut does; the data folder stays. */
  kill: () => Promise<void>
  /** Ends it and removes the data folder. */
  close: () => Promise<void>
}

export interface StartOptions {
  /** More flags, such as `--empty`. */
  flags?: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** What the API asks for. Default: nothing. */
  apiToken?: string
  /** Default: a new one. */
  dataFolder?: string
  /** Modules that are loaded before it, by their URLs. */
  imports?: readonly string[]
}

/** What is to be ended, and removed, even if this process ends without being able to wait for anything. */
const children = new Set<ChildProcess>()
const newFolders = new Set<string>()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of newFolders) rmSync(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-'))
  newFolders.add(folder)
  return folder
}

/** Where it says that it listens, once it has said all. */
function originIn(said: string): string | undefined {
  return /Workbench +(http:\/\/\S+)[\s\S]*Requests that Movable Ink gets:/.exec(said)?.[1]
}

/** Waits until it is ready; throws what it said if it ends before that, or takes too long. */
function ready(child: ChildProcess, said: () => string, exited: Promise<unknown>): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(new Error(`npm start ${why}\n${said()}`))
    }
    const timer = setTimeout(() => fail(`was not ready within ${READY_MS / 1000} seconds`), READY_MS)
    child.stdout?.on('data', () => {
      const origin = originIn(said())
      if (origin === undefined) return
      clearTimeout(timer)
      resolve(origin)
    })
    void exited.then(() => fail(`ended with ${child.exitCode ?? child.signalCode}`))
  })
}

/**
 * Starts what `npm start` starts, once the workbench is built.
 *
 * @throws Error when it ends at once, or does not become ready: with all that it said
 */
export async function startWorkbench({
  flags = [],
  environment = {},
  apiToken,
  dataFolder,
  imports = []
}: StartOptions = {}): Promise<RunningWorkbench> {
  if (!existsSync(join(PAGES, 'index.html'))) throw new Error(`No workbench is built in ${PAGES}: npm run workbench`)
  const folder = dataFolder ?? (await newFolder())
  const loaded = ['tsx', ...imports].flatMap((module) => ['--import', module])
  const child = spawn(process.execPath, [...loaded, MAIN, '--port', '0', '--data', folder, ...flags], {
    env: {
      PATH: process.env.PATH,
      WORKBENCH_PAGES: PAGES,
      ...(apiToken === undefined ? {} : { MOVABLE_INK_API_TOKEN: apiToken }),
      ...environment
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  children.add(child)
  const exited = once(child, 'exit').finally(() => children.delete(child))
  let said = ''
  const listen = (text: string) => void (said += text)
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)

  async function stop(): Promise<void> {
    if (!children.has(child)) return
    child.kill('SIGINT')
    const timer = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await exited
    clearTimeout(timer)
    if (child.exitCode !== 0) throw new Error(`npm start ended with ${child.exitCode ?? child.signalCode}\n${said}`)
  }
  async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await exited
  }
  async function close(): Promise<void> {
    await stop().finally(() => rm(folder, { recursive: true, force: true }))
    newFolders.delete(folder)
  }
  try {
    const origin = await ready(child, () => said, exited)
    const api = new PipelineApi(origin, apiToken)
    noteStarted({ origin, apiToken, credentials: await api.credentials() })
    return { origin, dataFolder: folder, api, stop, kill, close }
  } catch (error) {
    child.kill('SIGKILL')
    await exited
    if (dataFolder === undefined) await rm(folder, { recursive: true, force: true })
    throw error
  }
}
