import type { JqWeb } from 'jq-web'

/** An event of 2 MB may become a hundred times as much in jq. */
const MOST_MEMORY_BYTES = 512 * 1024 * 1024

const PAGE_BYTES = 65_536

/** jq's memory, which it must not let grow without end. */
class BoundedMemory {
  private idle?: Uint8Array

  constructor(private readonly memory: WebAssembly.Memory) {
    // Its own, so that no other module's is bounded.
    memory.grow = (pages) => {
      if (memory.buffer.byteLength + pages * PAGE_BYTES > MOST_MEMORY_BYTES)
        throw new RangeError('jq has had its memory')
      return WebAssembly.Memory.prototype.grow.call(memory, pages)
    }
  }

  /** Remembers what it holds while nothing runs. */
  remember(): void {
    this.idle = new Uint8Array(this.memory.buffer.slice(0))
  }

  /** Puts that back: what a run that ended halfway holds is never freed by itself. */
  restore(): void {
    const bytes = new Uint8Array(this.memory.buffer)
    if (this.idle === undefined) return
    bytes.set(this.idle)
    bytes.fill(0, this.idle.length)
  }
}

const memoryOf = (instance: WebAssembly.Instance): BoundedMemory | undefined => {
  const memory = Object.values(instance.exports).find((part) => part instanceof WebAssembly.Memory)
  return memory && new BoundedMemory(memory)
}

const load = async (): Promise<JqWeb['raw']> => {
  let isRunning = false
  let memory: BoundedMemory | undefined
  const { error } = console
  const { instantiate } = WebAssembly
  console.error = (...said: unknown[]) => {
    if (!isRunning) error(...said)
  }
  const instantiateBounded = async (binary: BufferSource, imports?: WebAssembly.Imports) => {
    const made = await instantiate(binary, imports)
    memory = memoryOf(made.instance)
    return made
  }
  WebAssembly.instantiate = instantiateBounded as typeof instantiate // jq-web calls it with bytes only
  let jqWeb: JqWeb
  try {
    jqWeb = await (await import('jq-web')).default
  } finally {
    console.error = error
    WebAssembly.instantiate = instantiate
  }
  const run: JqWeb['raw'] = (json, program, flags) => {
    const { exitCode } = process
    isRunning = true
    try {
      return jqWeb.raw(json, program, flags)
    } catch (problem) {
      // jq's own errors have an exit code; without one it did not get to the end.
      if ((problem as { exitCode?: number }).exitCode === undefined) memory?.restore()
      throw problem
    } finally {
      isRunning = false
      // jq's own exit code stays behind in `process.exitCode` and would become this program's.
      process.exitCode = exitCode
    }
  }
  run('null', '.')
  memory?.remember()
  return run
}

let loaded: Promise<JqWeb['raw']> | undefined

/**
 * Loads jq-web such that an expression that takes too much memory fails, is not told to the terminal, and leaves jq as it was.
 * Once a process. The package takes no options, so while it loads it is given another `console.error`, and other memory.
 */
export const loadBoundedJq = (): Promise<JqWeb['raw']> => (loaded ??= load())
