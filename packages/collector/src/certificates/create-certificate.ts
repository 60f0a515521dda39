import { isIP } from 'node:net'

/** A private key and its certificate, both PEM. */
export interface KeyAndCertificate {
  key: string
  certificate: string
}

/** What a certificate is for; the defaults make a self-signed server certificate for this machine. */
export interface CertificateRequest {
  /** Default `localhost`. */
  commonName?: string
  /** Host names and IP addresses a server may be reached under. Default `localhost`, `127.0.0.1` and `::1`. */
  hosts?: string[]
  /** Default now. */
  notBefore?: Date
  /** Default 365 days after `notBefore`; earlier than now makes an expired certificate. */
  notAfter?: Date
  /** Who signs it. Default: itself. */
  authority?: KeyAndCertificate
  /** Makes a certificate that signs others instead of a server's. Default false. */
  isAuthority?: boolean
}

/** The names under which this machine reaches itself. */
export const LOCAL_HOSTS = ['localhost', '127.0.0.1', '::1']

const DNS_NAME = 2
const IP_ADDRESS = 7

/** Makes an elliptic curve (P-256) key and its certificate, without touching the disk. */
export const createCertificate = async (request: CertificateRequest = {}): Promise<KeyAndCertificate> => {
  const { commonName = 'localhost', hosts = LOCAL_HOSTS, notBefore, notAfter, authority, isAuthority } = request
  // Loaded when needed: most starts find their certificate on disk, and loading takes longer than the rest of them.
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: notBefore,
    notAfterDate: notAfter,
    ca: authority && { key: authority.key, cert: authority.certificate },
    extensions: isAuthority
      ? [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
        ]
      : [
          { name: 'basicConstraints', cA: false, critical: true },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: hosts.map((host) =>
              isIP(host) ? { type: IP_ADDRESS, ip: host } : { type: DNS_NAME, value: host }
            )
          }
        ]
  })
  return { key: made.private, certificate: made.cert }
}
