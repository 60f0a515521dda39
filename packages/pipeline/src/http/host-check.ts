import { isIP } from 'node:net'
import type { onRequestHookHandler } from 'fastify'
import { ApiError } from './api-error'
import { isLoopback } from './loopback'

/** The names by which the server may be called. */
export interface ServerNames {
  /** The address that it listens on. */
  host: string
  /** More names, without ports: of this machine in a network, or of a proxy before it. */
  allowedHosts?: readonly string[]
}

const ALWAYS = ['localhost', '127.0.0.1', '[::1]']

const HOST = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i

/** Not 421: clients may repeat that by themselves (RFC 9110 §15.5.20), and would never get anything else. */
const forbidden = () =>
  new ApiError(
    403,
    'FORBIDDEN_HOST',
    'The Host header names no address of this pipeline. Use the address it was started with, or start it with --allow-host and this name.'
  )

const moreThanOne = () =>
  new ApiError(400, 'INVALID_REQUEST', 'The request has more than one Host header. Send it with one.')

/** Node keeps the first of several, and what is in between may go by another. */
const hostsIn = (rawHeaders: readonly string[]) =>
  rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length

const bracketed = (name: string) => (isIP(name) === 6 ? `[${name}]` : name)

/**
 * Refuses requests whose Host header is not a name of the server: with a name of its own that leads to this machine (DNS
 * rebinding) any web page could talk to it as if it were from here. An address cannot be made to lead elsewhere, so that
 * any is right for a server that listens for other machines. They may call the ingestion by whatever name they know. More than
 * one of them is no request (RFC 9112 §3.2), whoever sends it.
 */
export function checkHost({ host, allowedHosts = [] }: ServerNames): onRequestHookHandler {
  const names = new Set([...ALWAYS, host, ...allowedHosts].map((name) => bracketed(name).toLowerCase()))
  const isOpen = !isLoopback(host)
  const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, '')) !== 0
  return (request, _reply, done) => {
    if (hostsIn(request.raw.rawHeaders) > 1) return done(moreThanOne())
    if (isOpen && request.routeOptions.config.access === 'ingestion') return done()
    const name = HOST.exec(request.headers.host ?? '')?.[1]?.toLowerCase()
    if (name !== undefined && (names.has(name) || (isOpen && isAddress(name)))) return done()
    done(forbidden())
  }
}
