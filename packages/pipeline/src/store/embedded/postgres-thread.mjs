// Postgres, compiled to WebAssembly, in a thread of its own: a statement takes milliseconds in which nothing else would
// happen in its thread. JavaScript, so that a thread can run it whatever compiles the rest. The messages are those of
// thread-messages.ts.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/** @param {import('./thread-messages').FromThread} message */
const say = (message) => parentPort.postMessage(message)

/**
 * Not `execProtocolRaw`: it also reads all that it answers, row by row, and keeps what it read for as long as it lives.
 *
 * @param {PGlite} postgres
 * @param {Uint8Array} messages
 */
async function answerTo(postgres, messages) {
  /** @type {Uint8Array[]} */
  const parts = []
  // What is given is a view of Postgres's memory, which is about to be used again.
  await postgres.execProtocolRawStream(messages, { onRawData: (bytes) => parts.push(bytes.slice()) })
  return Buffer.concat(parts)
}

const postgres = await PGlite.create(workerData).catch((error) => say({ kind: 'failed', message: error.message }))
if (postgres) {
  let last = Promise.resolve()
  /** @param {import('./thread-messages').ToThread} message */
  const take = async (message) => {
    if (message.kind === 'close') {
      await postgres.close()
      parentPort.close()
    } else {
      say({ kind: 'bytes', bytes: await answerTo(postgres, message.bytes) })
    }
  }
  parentPort.on('message', (message) => (last = last.then(() => take(message))))
  say({ kind: 'open' })
} else {
  parentPort.close()
}
