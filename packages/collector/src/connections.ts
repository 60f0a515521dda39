import type { Server } from 'node:https'
import type { Socket } from 'node:net'

/** The TCP connections of a TLS server, below TLS. */
export interface ConnectionTracker {
  /** Sends a TCP reset: to a TLS socket alone that is not possible. */
  reset(socket: Socket): void
  /** Ends every connection, those that have not finished their TLS handshake too. */
  destroyAll(): void
}

/** Follows a server's connections, each known by its remote address and port. */
export const trackConnections = (server: Server): ConnectionTracker => {
  const connections = new Map<string, Socket>()
  const nameOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`

  server.on('connection', (socket: Socket) => {
    const name = nameOf(socket)
    connections.set(name, socket)
    socket.once('close', () => {
      if (connections.get(name) === socket) connections.delete(name)
    })
  })
  return {
    reset: (socket) => connections.get(nameOf(socket))?.resetAndDestroy(),
    destroyAll: () => connections.forEach((socket) => socket.destroy())
  }
}
