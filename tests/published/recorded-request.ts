import type { IncomingMessage } from 'node:http'

/** A request as its receiver sees it. */
export interface RecordedRequest {
  method: string
  path: string
  /** By lower-case name. Their order and case mean nothing in HTTP (RFC 9110 §5.1 and §5.3). */
  headers: Record<string, string>
  body: string
}

/** Everything of a request that matters, but the address it happened to be sent to. */
export function toRecordedRequest({ method = '', url = '', headers }: IncomingMessage, body: string): RecordedRequest {
  const sent = Object.entries(headers).filter(([name]) => name !== 'host')
  return { method, path: url, headers: Object.fromEntries(sent.sort()) as Record<string, string>, body }
}
