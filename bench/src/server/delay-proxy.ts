import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** Hands on what `from` sends, in order, each piece after `delay` ms and none before `notBefore`. */
function relay(from: Socket, to: Socket, delay: number, notBefore: number): void {
  const later = (act: () => void) => setTimeout(act, Math.max(0, notBefore - performance.now()) + delay)
  from.on('data', (piece) => later(() => to.writable && to.write(piece)))
  from.on('end', () => later(() => to.end()))
  from.on('error', () => to.destroy())
}

/**
 * Starts a TCP proxy that is as far away as the round trip says: each direction is held back by half of it, and setting
 * up a connection costs a round trip of its own. Bandwidth is not limited, and TCP's slow start is not played.
 *
 * @param roundTrip in ms
 * @returns its port
 */
export async function startDelayProxy(port: number, roundTrip: number): Promise<number> {
  const server = createServer({ noDelay: true }, (client) => {
    // On loopback connecting takes no time, so that what comes first waits for the handshake it would have waited for.
    const established = performance.now() + roundTrip
    const upstream = connect({ port, host: '127.0.0.1', noDelay: true })
    relay(client, upstream, roundTrip / 2, established)
    relay(upstream, client, roundTrip / 2, 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
