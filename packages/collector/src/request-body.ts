import type { IncomingMessage } from 'node:http'
import { Rejection } from './rejection'

/**
 * "Smaller than 2 MB" (documented by Amplitude), read as decimal megabytes: 1,999,999 bytes are accepted and 2,000,000
 * are not.
 */
const TOO_LARGE_BYTES = 2_000_000

/**
 * Reads a request's body. What comes after the limit is thrown away unread, so that the sender gets its answer on a
 * connection that stays usable.
 *
 * @throws Rejection 413 at the limit, 415 for a compressed body (an assumption), 400 when the sender gives up.
 */
export const readBody = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
      return reject(new Rejection(415, 'The body must not be compressed: content-encoding is not supported.'))
    }
    if (Number(request.headers['content-length'] ?? 0) >= TOO_LARGE_BYTES) return reject(tooLarge())

    const chunks: Buffer[] = []
    let length = 0
    const receive = (chunk: Buffer): void => {
      length += chunk.length
      if (length < TOO_LARGE_BYTES) {
        chunks.push(chunk)
        return
      }
      request.off('data', receive).resume()
      reject(tooLarge())
    }
    request
      .on('data', receive)
      .once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)))
      .once('error', () => reject(new Rejection(400, 'The body ended early.')))
  })

const tooLarge = (): Rejection => new Rejection(413, 'The request must be smaller than 2 MB (2,000,000 bytes).')
