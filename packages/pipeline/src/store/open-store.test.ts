import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { openStore } from './open-store'

const unexpected = (error: Error) => {
  throw error
}
const open = (databaseUrl: string) =>
  openStore({ dataFolder: 'not used', databaseUrl }, { onError: unexpected, onBroken: unexpected })

const unusable = (code: string) => ({
  name: 'PipelineError',
  message: `The Postgres server of DATABASE_URL cannot be used (${code}). Check the address, the user, the password and the database in it.`
})

describe('a store on a Postgres server', () => {
  it('that nobody listens for is said to be unusable, without its address or password', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    await expect(open(`postgres://user:secret@127.0.0.1:${port}/database`)).rejects.toMatchObject(
      unusable('ECONNREFUSED')
    )
  })

  it('that ends the connection is said to be unusable', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const opening = open(`postgres://user:secret@127.0.0.1:${port}/database`)
    await expect(opening).rejects.toMatchObject({
      name: 'PipelineError',
      message: expect.stringMatching(/^The Postgres server of DATABASE_URL cannot be used \([\w ]+\)\./) as string
    })
    await new Promise((resolve) => server.close(resolve))
  })

  it.each(['postgres://user:secret@[/database', 'postgres://user:secret@host:port/database'])(
    'whose address is %s is said to be unusable',
    async (databaseUrl) => {
      await expect(open(databaseUrl)).rejects.toMatchObject(unusable('ERR_INVALID_URL'))
    }
  )
})
