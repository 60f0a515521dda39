import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { DataFolder } from '../data-folder'
import { createCertificate, LOCAL_HOSTS, type KeyAndCertificate } from './create-certificate'

/** The server's key and certificate, and the authority that signed it. */
export interface LocalCertificates {
  server: KeyAndCertificate
  /** The authority's certificate, PEM: what a client must trust. */
  caCertificate: string
  /** The file with the same. */
  caCertificateFile: string
}

const DAY_MS = 24 * 60 * 60 * 1000
const AUTHORITY_DAYS = 3_650
/** Apple's limit for server certificates is 825 days, browsers' is 398. */
const SERVER_DAYS = 397
/** A certificate with less left than this is renewed, so that it does not end during a run. */
const RENEW_BEFORE_MS = DAY_MS

const AUTHORITY_FILES = { key: 'ca-key.pem', certificate: 'ca.pem' }
const SERVER_FILES = { key: 'server-key.pem', certificate: 'server.pem' }

/**
 * Loads this machine's own certificate authority and the server certificate it signed, and makes what is missing,
 * unreadable or (nearly) expired. The authority stays as long as it is good, so that who trusts it need not do so again.
 *
 * @param host a host name or address the server is reached under besides `localhost`, `127.0.0.1` and `::1`
 * @throws CollectorError when the folder cannot be written to.
 */
export const localCertificateAuthority = async (folder: DataFolder, host: string): Promise<LocalCertificates> => {
  const hosts = [...new Set([...LOCAL_HOSTS, host])]
  const { authority, server } =
    (await loadBoth(folder, hosts)) ?? (await folder.alone(() => loadOrCreateBoth(folder, hosts)))
  return {
    server,
    caCertificate: authority.certificate,
    caCertificateFile: folder.pathOf(AUTHORITY_FILES.certificate)
  }
}

interface Both {
  authority: KeyAndCertificate
  server: KeyAndCertificate
}

const loadBoth = async (folder: DataFolder, hosts: string[]): Promise<Both | undefined> => {
  const authority = await loadPair(folder, AUTHORITY_FILES)
  const server = await loadPair(folder, SERVER_FILES)
  return authority && server && isSignedFor(hosts, server, authority) ? { authority, server } : undefined
}

const loadOrCreateBoth = async (folder: DataFolder, hosts: string[]): Promise<Both> => {
  const madeMeanwhile = await loadBoth(folder, hosts)
  if (madeMeanwhile) return madeMeanwhile

  const authority =
    (await loadPair(folder, AUTHORITY_FILES)) ??
    (await createPair(folder, AUTHORITY_FILES, {
      // Its own name each time: a trust store with two authorities of one name takes the wrong one for the right.
      commonName: `Local certificate authority of the Movable Ink collector ${randomBytes(4).toString('hex')}`,
      isAuthority: true,
      notAfter: inDays(AUTHORITY_DAYS)
    }))
  const server = await createPair(folder, SERVER_FILES, { hosts, authority, notAfter: inDays(SERVER_DAYS) })
  return { authority, server }
}

const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS)

type PairFiles = typeof AUTHORITY_FILES

const createPair = async (
  folder: DataFolder,
  files: PairFiles,
  request: Parameters<typeof createCertificate>[0]
): Promise<KeyAndCertificate> => {
  const pair = await createCertificate(request)
  await folder.write(files.key, pair.key)
  await folder.write(files.certificate, pair.certificate)
  return pair
}

/** @returns a key and a certificate that belong together and are valid for a while, or `undefined` */
const loadPair = async (folder: DataFolder, files: PairFiles): Promise<KeyAndCertificate | undefined> => {
  const [key, certificate] = await Promise.all([folder.read(files.key), folder.read(files.certificate)])
  if (key === undefined || certificate === undefined) return undefined
  try {
    const parsed = new X509Certificate(certificate)
    const isGood =
      Date.parse(parsed.validTo) - RENEW_BEFORE_MS > Date.now() && parsed.checkPrivateKey(createPrivateKey(key))
    return isGood ? { key, certificate } : undefined
  } catch {
    return undefined
  }
}

const isSignedFor = (hosts: string[], server: KeyAndCertificate, authority: KeyAndCertificate): boolean => {
  const certificate = new X509Certificate(server.certificate)
  return (
    certificate.verify(new X509Certificate(authority.certificate).publicKey) &&
    hosts.every((host) => (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined)
  )
}
