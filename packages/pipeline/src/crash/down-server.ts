import { once } from 'node:events'
import { createServer } from 'node:net'

/** A server that is broken: it takes connections and resets each. */
export interface DownServer {
  /** How many connections it was asked for. */
  connections: () => number
  /** Frees the port. */
  close: () => Promise<void>
}

/** Starts one in the place of another server. */
export async function startDownServer(port: number): Promise<DownServer> {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.on('error', () => undefined).resetAndDestroy()
  })
  await once(server.listen(port, '127.0.0.1').unref(), 'listening')
  return {
    connections: () => connections,
    async close() {
      server.close()
      await once(server, 'close')
    }
  }
}
