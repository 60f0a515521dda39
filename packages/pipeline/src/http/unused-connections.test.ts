import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { closeUnusedConnections } from './unused-connections'

describe('closeUnusedConnections', () => {
  it('lets the server close while a client has a connection open that it has not used', async () => {
    const app = Fastify({ forceCloseConnections: 'idle' })
    closeUnusedConnections(app)
    await app.listen({ port: 0, host: '127.0.0.1' })
    const accepted = once(app.server, 'connection')
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    await accepted
    const closed = once(socket, 'close')
    await app.close()
    expect(await closed).toEqual([false])
  })
})
