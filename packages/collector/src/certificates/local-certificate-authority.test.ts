import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { connect } from 'node:tls'
import { CollectorError } from '../collector-error'
import { openDataFolder } from '../data-folder'
import { send } from '../testing/client'
import { collectorsForTests } from '../testing/collectors'
import { createCertificate, type KeyAndCertificate } from './create-certificate'
import { localCertificateAuthority } from './local-certificate-authority'

const collectors = collectorsForTests()
afterEach(() => collectors.cleanUp())

const openIn = async (folder: string, host = '127.0.0.1') =>
  localCertificateAuthority(await openDataFolder(folder), host)

const modeOf = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8)

describe('localCertificateAuthority', () => {
  it('makes its files for their owner alone, in a folder of the same kind', async () => {
    const folder = path.join(await collectors.folder(), 'deep', 'data')
    await openIn(folder)
    expect((await readdir(folder)).sort()).toEqual(['ca-key.pem', 'ca.pem', 'server-key.pem', 'server.pem'])
    for (const file of await readdir(folder))
      expect([file, await modeOf(path.join(folder, file))]).toEqual([file, '600'])
    expect([await modeOf(folder), await modeOf(path.dirname(folder))]).toEqual(['700', '700'])
  })

  it('leaves the mode of a folder that is there alone', async () => {
    const folder = await collectors.folder()
    await chmod(folder, 0o755)
    await openIn(folder)
    expect(await modeOf(folder)).toBe('755')
  })

  it('signs for localhost, 127.0.0.1, ::1 and the host asked for', async () => {
    const { server } = await openIn(await collectors.folder(), 'collector.example')
    const certificate = new X509Certificate(server.certificate)
    expect(['localhost', 'collector.example'].map((host) => certificate.checkHost(host))).not.toContain(undefined)
    expect(['127.0.0.1', '::1'].map((ip) => certificate.checkIP(ip))).not.toContain(undefined)
  })

  it('keeps both for the next start, and the authority when only the server certificate has to be new', async () => {
    const folder = await collectors.folder()
    const first = await openIn(folder)
    expect(await openIn(folder)).toEqual(first)

    const renamed = await openIn(folder, 'collector.example')
    expect(renamed.caCertificate).toBe(first.caCertificate)
    expect(renamed.server).not.toEqual(first.server)
  })

  it('can be trusted beside another of its kind, whichever is first', async () => {
    const one = await openIn(await collectors.folder())
    const other = await openIn(await collectors.folder())
    const server = createServer({ key: other.server.key, cert: other.server.certificate }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const connectTrusting = async (ca: string[]) => {
      const socket = connect({ port, host: '127.0.0.1', ca })
      await Promise.race([once(socket, 'secureConnect'), once(socket, 'close')]).catch(() => undefined)
      socket.destroy()
      return socket.authorized
    }
    const authorities = [one.caCertificate, other.caCertificate]
    const authorized = [await connectTrusting(authorities), await connectTrusting(authorities.reverse())]
    server.close()
    expect(authorized).toEqual([true, true])
  })

  it.each(['ca.pem', 'ca-key.pem'])('makes everything anew when %s is unreadable', async (file) => {
    const folder = await collectors.folder()
    const first = await openIn(folder)
    await writeFile(path.join(folder, file), 'nonsense')
    const second = await openIn(folder)
    expect(second.caCertificate).not.toBe(first.caCertificate)
    expect(
      new X509Certificate(second.server.certificate).verify(new X509Certificate(second.caCertificate).publicKey)
    ).toBe(true)
    expect(await readFile(second.caCertificateFile, 'utf8')).toBe(second.caCertificate)
  })

  it('replaces a server certificate that has ended, belongs to another key or was signed by another', async () => {
    const folder = await collectors.folder()
    const { caCertificate } = await openIn(folder)
    const authority = { key: await readFile(path.join(folder, 'ca-key.pem'), 'utf8'), certificate: caCertificate }
    const ended = await createCertificate({ authority, notBefore: new Date(0), notAfter: new Date(1_000_000_000) })
    const other = await createCertificate({ authority })
    for (const { key, certificate } of [ended, { ...other, key: ended.key }, await createCertificate()]) {
      await writeFile(path.join(folder, 'server.pem'), certificate)
      await writeFile(path.join(folder, 'server-key.pem'), key)
      const renewed = await openIn(folder)
      expect(renewed.caCertificate).toBe(caCertificate)
      expect(Date.parse(new X509Certificate(renewed.server.certificate).validTo)).toBeGreaterThan(Date.now())
      expect(renewed.server.certificate).not.toBe(certificate)
    }
  })

  it('gives all who start at once the same authority', async () => {
    const folder = await collectors.folder()
    const started = await Promise.all(Array.from({ length: 8 }, () => collectors.start({ dataFolder: folder })))
    expect(new Set(started.map(({ caCertificate }) => caCertificate)).size).toBe(1)
    const statuses = await Promise.all(started.map((collector) => send(collector, { body: { type: 'page' } })))
    expect(statuses.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await readdir(folder)).sort()).toEqual(['ca-key.pem', 'ca.pem', 'server-key.pem', 'server.pem'])
  })

  it('does not wait for a process that died while it made them', async () => {
    const folder = await collectors.folder()
    const lock = path.join(folder, 'collector.lock')
    await mkdir(lock)
    await utimes(lock, 0, 0)
    expect((await openIn(folder)).caCertificate).toContain('BEGIN CERTIFICATE')
  })

  it('says so when the folder cannot be written to', async () => {
    const folder = path.join(await collectors.folder(), 'file', 'data')
    await writeFile(path.dirname(folder), '')
    await expect(openIn(folder)).rejects.toThrow(
      new CollectorError(
        `The data folder ${folder} cannot be written to (ENOTDIR). Name another with --data or MOVABLE_INK_DATA.`
      )
    )
  })
})

describe('createCertificate', () => {
  /** @returns the error code with which a client refuses a server that shows this certificate */
  const refusalOf = async ({ key, certificate }: KeyAndCertificate, ca?: string): Promise<string> => {
    const server = createServer({ key, cert: certificate })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const code = await new Promise<string>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', ca }, () => resolve('accepted'))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      socket.on('close', () => server.close())
      server.on('secureConnection', (accepted) => accepted.destroy())
    })
    server.closeAllConnections()
    return code
  }

  it('makes a self-signed server certificate, which nobody trusts by default', async () => {
    const made = await createCertificate()
    expect(await refusalOf(made)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(await refusalOf(made, made.certificate)).toBe('accepted')
  })

  it('makes an expired server certificate', async () => {
    const authority = await createCertificate({ commonName: 'Authority', isAuthority: true })
    const notBefore = new Date('2020-01-01')
    const made = await createCertificate({ authority, notBefore, notAfter: new Date('2020-02-01') })
    expect(await refusalOf(made, authority.certificate)).toBe('CERT_HAS_EXPIRED')
  })

  it('makes a server certificate for other hosts only', async () => {
    const made = await createCertificate({ hosts: ['other.example'] })
    expect(await refusalOf(made, made.certificate)).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })
})
