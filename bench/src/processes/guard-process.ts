/**
 * A process that outlives the run by a moment: when the run ends, in whatever way, it ends the processes that are left
 * and removes the temporary files.
 */
import { rmSync } from 'node:fs'

/** What the run tells the guard. */
export type GuardMessage = { started: number } | { ended: number } | { folder: string }

const running = new Set<number>()
const folders = new Set<string>()

process.on('message', (message: GuardMessage) => {
  if ('started' in message) running.add(message.started)
  else if ('ended' in message) running.delete(message.ended)
  else folders.add(message.folder)
})

// Ctrl-C in a terminal reaches every process of the run. The guard leaves last.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.on('disconnect', () => {
  for (const pid of running) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})
