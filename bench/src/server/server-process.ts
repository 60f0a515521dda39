/** The server of all measurements, in a process of its own: HTTPS that takes everything, and the same with a delay. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '../../../packages/collector/src/certificates/create-certificate'
import { answer } from '../processes/calls'
import { startDelayProxy } from './delay-proxy'

/** The round trips to simulate, in ms. */
export interface ServerQuestion {
  roundTrips: number[]
}

/** Where the server listens. */
export interface ServerAnswer {
  port: number
  /** By round trip in ms. */
  delayedPorts: Record<number, number>
  /** PEM */
  certificate: string
}

answer(async ({ roundTrips }: ServerQuestion): Promise<ServerAnswer> => {
  const { key, certificate } = await createCertificate()
  const server = createServer({ key, cert: certificate, keepAliveTimeout: 600_000 }, (request, response) => {
    request.resume()
    request.on('end', () => {
      const id = randomUUID()
      const body = `{"request_id":"${id}"}`
      const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-request-id': id }
      response.writeHead(200, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const delayedPorts: Record<number, number> = {}
  for (const roundTrip of roundTrips) delayedPorts[roundTrip] = await startDelayProxy(port, roundTrip)
  return { port, delayedPorts, certificate }
})
