import { isIP } from 'node:net'
import path from 'node:path'
import type { Collector } from '../collector'

/** What a person needs to know once the collector listens: where to send, how to be trusted, where to look. */
export const startReport = (collector: Collector, host: string): string => {
  const { url, origin, username, accessSecret, caCertificateFile } = collector
  const caFile = quote(shortest(caCertificateFile))
  const warning = `Warning: on ${host} other machines can reach this collector and read what it received.\n\n`
  return `
${isLoopback(host) ? '' : warning}Movable Ink's Customer Data API; the credentials are good for this collector only

  URL            ${url}
  User name      ${username}
  Access secret  ${accessSecret}

Send events to it
  export MOVABLE_INK_URL=${quote(url)}
  export MOVABLE_INK_USERNAME=${quote(username)}
  export MOVABLE_INK_ACCESS_SECRET=${quote(accessSecret)}
  npm run send

Have another process trust it
  export NODE_EXTRA_CA_CERTS=${quote(caCertificateFile)}
  curl --cacert ${caFile} …

See what arrived
  curl --cacert ${caFile} '${origin}/_received?limit=10'

Ctrl-C stops it.
`
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/** A path as seen from here, unless it lies outside. */
const shortest = (file: string): string => {
  const relative = path.relative('', file)
  return relative.startsWith('..') ? file : relative
}

/** Quotes for a shell, only where needed. */
const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
