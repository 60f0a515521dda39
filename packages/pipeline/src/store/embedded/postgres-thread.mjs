// Postgres, compiled to WebAssembly, in a thread of its own: a statement takes milliseconds in which nothing else would
// happen in its thread. JavaScript, so that a thread can run it whatever compiles the rest. The messages are those of
// thread-messages.ts.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/** @param {import('./thread-messages').FromThread} message */
const say = (message) => parentPort.postMessage(message)

const postgres = await PGlite.create(workerData).catch((error) => say({ kind: 'failed', message: error.message }))
if (postgres) {
  let last = Promise.resolve()
  /** @param {import('./thread-messages').ToThread} message */
  const take = async (message) => {
    if (message.kind === 'close') {
      await postgres.close()
      parentPort.close()
    } else {
      say({ kind: 'bytes', bytes: await postgres.execProtocolRaw(message.bytes) })
    }
  }
  parentPort.on('message', (message) => (last = last.then(() => take(message))))
  say({ kind: 'open' })
} else {
  parentPort.close()
}
