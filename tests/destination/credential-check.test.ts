import { createCertificate } from '@actions-movable-ink/collector'
import { Destination } from '@segment/actions-core'
import destination from '../../src/destinations/movable-ink'
import { outcomeOf } from '../../src/destinations/movable-ink/__tests__/outcome'
import { startFaultServer, whole } from './fault-server'
import { credentials, trustedCertificate, unusedPort, useTrustedCertificate } from './sending'

useTrustedCertificate()

describe('the credential check fails when the host cannot be reached', () => {
  const check = (url: string, definition = destination) =>
    outcomeOf(() => new Destination(definition).testAuthentication({ ...credentials, movable_ink_url: url }))
  // actions-core puts the first words before every message.
  const unreachable = (reason: string) => ({
    class: 'Error',
    code: undefined,
    status: undefined,
    message: `Credentials are invalid:  Movable Ink could not be reached (${reason}). Check the host in the Movable Ink URL setting; if it is right, try again later.`
  })

  it('because nothing listens there', async () => {
    expect(await check(`https://127.0.0.1:${await unusedPort()}/behavioral/key`)).toEqual(unreachable('ECONNREFUSED'))
  })

  it('because its certificate is not trusted', async () => {
    const server = await startFaultServer(await createCertificate(), (socket) => socket.end(whole('200 OK')))
    expect(await check(server.url)).toEqual(unreachable('DEPTH_ZERO_SELF_SIGNED_CERT'))
    await server.close()
  })

  it('because it does not answer in time', async () => {
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const early = new AbortController()
      setTimeout(() => early.abort(), ms / 100)
      return early.signal
    })
    const server = await startFaultServer(trustedCertificate(), () => undefined)
    expect(await check(server.url, destination)).toEqual(unreachable('no answer in time'))
    await server.allClosed()
    await server.close()
    jest.restoreAllMocks()
  })
})
