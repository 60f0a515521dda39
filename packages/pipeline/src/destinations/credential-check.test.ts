import { createCertificate } from '@actions-movable-ink/collector'
import type { KeyAndCertificate } from '@actions-movable-ink/collector'
import { trust } from '@actions-movable-ink/runtime'
import { forgetTrust } from '@actions-movable-ink/runtime/src/testing/forget-trust'
import { startFaultServer, whole } from '../../../../tests/destination/fault-server'
import type { Behaviour, FaultServer } from '../../../../tests/destination/fault-server'
import { catalog } from '../catalog'
import type { CatalogEntry } from '../catalog'
import { checkCredentials } from './credential-check'

const [entry] = catalog as [CatalogEntry]

let certificate: KeyAndCertificate
let server: FaultServer | undefined
beforeAll(async () => {
  certificate = await createCertificate()
  await trust(certificate.certificate)
})
afterEach(async () => {
  await server?.close()
  server = undefined
})
afterAll(forgetTrust)

const answering =
  (status: string, body = '', headers = {}): Behaviour =>
  (socket) =>
    socket.end(whole(status, body, { connection: 'close', ...headers }))

async function checkAt(behave: Behaviour, mostMs?: number) {
  server = await startFaultServer(certificate, behave)
  return checkCredentials(entry, { movable_ink_url: server.url, username: 'user', password: 'secret' }, mostMs)
}

const checkUrl = (movable_ink_url: string) =>
  checkCredentials(entry, { movable_ink_url, username: 'user', password: 'secret' })

describe('a check of the settings that fails', () => {
  it.each<
    [status: string, reason: string, code: number | undefined, fixedBy: string, settings: string[], body: string]
  >([
    ['401 Unauthorized', '401', 401, 'you', ['username', 'password'], ''],
    ['403 Forbidden', '403', 403, 'movable-ink', ['username', 'movable_ink_url'], ''],
    ['404 Not Found', '404', 404, 'you', ['movable_ink_url'], '{"message":"Behavioral endpoint key not found"}'],
    ['302 Found', 'UNEXPECTED_REDIRECT', undefined, 'you', ['movable_ink_url'], '']
  ])(
    'by the answer %s says why, who can fix it, and which settings',
    async (line, reason, status, fixedBy, at, body) => {
      const headers = { 'content-type': 'application/json', location: 'https://elsewhere.test/' }
      const check = await checkAt(answering(line, body, headers))
      expect(check).toMatchObject({ ok: false, reason, explanation: { fixedBy }, settings: at })
      expect('status' in check ? check.status : undefined).toBe(status)
    }
  )

  it('by a connection that breaks says so', async () => {
    const check = await checkAt((_socket, wire) => void wire.resetAndDestroy())
    expect(check).toMatchObject({ reason: 'ECONNRESET', settings: ['movable_ink_url'] })
    expect(check).not.toHaveProperty('status')
  })

  it('because nothing answers in time says so', async () => {
    const check = await checkAt(() => undefined, 200)
    expect(check).toMatchObject({ code: 'TIMED_OUT', reason: 'ETIMEDOUT', settings: ['movable_ink_url'] })
  })

  it('because nothing listens, or the host is unknown, says which of the two', async () => {
    expect(await checkUrl('https://127.0.0.1:9/behavioral/key')).toMatchObject({ reason: 'ECONNREFUSED' })
    const reason = expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) as string
    expect(await checkUrl('https://collector.invalid/behavioral/key')).toMatchObject({ reason })
  })

  it('because a certificate is not trusted says so', async () => {
    forgetTrust()
    try {
      expect(await checkAt(answering('200 OK'))).toMatchObject({
        reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        explanation: { fixedBy: 'you' },
        settings: ['movable_ink_url']
      })
    } finally {
      await trust(certificate.certificate)
    }
  })

  it('because a setting is missing names it, and asks nobody', async () => {
    expect(await checkCredentials(entry, { username: 'user' })).toMatchObject({
      reason: 'INVALID_SETTINGS',
      settings: ['password', 'movable_ink_url'],
      fields: {
        password: 'The Access Secret setting is missing.',
        movable_ink_url: 'The Movable Ink URL setting is missing.'
      }
    })
  })
})
