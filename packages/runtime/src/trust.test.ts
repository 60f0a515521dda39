import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer, globalAgent, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { createCertificate } from '@actions-movable-ink/collector'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'
import { workplaceForTests } from './testing/workplace'
import { trust } from './trust'

const work = workplaceForTests()

/** An answer's status, or the code of the failure, of a request by Node's global agent to a server with the certificate. */
async function answerOf({ key, certificate }: KeyAndCertificate): Promise<number | string | undefined> {
  const server = createServer({ key, cert: certificate }, (_, answer) => answer.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sent = request({ host: '127.0.0.1', port, agent: globalAgent }).end()
  try {
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.resume()
    return answer.statusCode
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  } finally {
    globalAgent.destroy()
    server.close()
    await once(server, 'close')
  }
}

let made = 0

const authorityAndServer = async () => {
  const authority = await createCertificate({ isAuthority: true, commonName: `Authority ${++made}` })
  return { authority, server: await createCertificate({ authority }) }
}

describe('trust', () => {
  it("lets the process's requests through to a server of the authority, and to no other", async () => {
    const [ours, others] = [await authorityAndServer(), await authorityAndServer()]
    expect(await answerOf(ours.server)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    await trust(ours.authority.certificate)
    expect(await answerOf(ours.server)).toBe(200)
    expect(await answerOf(others.server)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  })

  it('goes on trusting the authorities of NODE_EXTRA_CA_CERTS', async () => {
    const [ours, extra] = [await authorityAndServer(), await authorityAndServer()]
    await trust(ours.authority.certificate, await work.write('extra.pem', extra.authority.certificate))
    expect(await answerOf(extra.server)).toBe(200)
    expect(await answerOf(ours.server)).toBe(200)
  })

  it('goes on trusting the public authorities', async () => {
    const context = jest.spyOn(tls, 'createSecureContext')
    const { authority } = await authorityAndServer()
    await trust(authority.certificate, '')
    expect(context.mock.calls).toEqual([[{ ca: [...tls.rootCertificates, authority.certificate] }]])
    context.mockRestore()
  })

  it('does without a file of extra authorities that is not there', async () => {
    const { authority, server } = await authorityAndServer()
    await trust(authority.certificate, work.path('none.pem'))
    expect(await answerOf(server)).toBe(200)
  })

  // The agent makes the name for each request: with certificates in it, that takes half of the processor.
  it('keeps certificates out of the name by which the agent looks connections up', async () => {
    const named = { host: '127.0.0.1', port: 443 }
    const before = globalAgent.getName({ ...globalAgent.options, ...named })
    await trust((await authorityAndServer()).authority.certificate)
    expect(globalAgent.getName({ ...globalAgent.options, ...named })).toBe(before)
  })
})
