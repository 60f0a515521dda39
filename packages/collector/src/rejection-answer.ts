import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Rejection } from './rejection'

/** A path that is nothing: answered in plain text, as observed. */
export class PageNotFound extends Rejection {
  constructor() {
    super(404, '404 page not found')
  }
}

/** Answers a request that failed: a rejection as it says, anything else by its status or with 500. */
export const answerRejection = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const rejection = error instanceof Rejection ? error : rejectionFor(error)
  request.outcome.reason = rejection.message
  void reply.code(rejection.statusCode)
  if (rejection instanceof PageNotFound) return reply.type('text/plain; charset=utf-8').send(rejection.message)
  return reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ message: rejection.message, request_id: request.id }))
}

/** The framework's own messages may quote the request, so only its status is passed on. */
const rejectionFor = (error: unknown): Rejection => {
  const { statusCode = 500 } = error as { statusCode?: number }
  return new Rejection(statusCode, `${STATUS_CODES[statusCode] ?? 'Error'}.`)
}

/** Statuses for what is not even a request, by Node's error code; everything else is a 400. */
const STATUS_BY_CODE = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431]
])

/** Answers what is not a request in HTTP: straight on the socket, which is of no further use. */
export const answerBrokenRequest = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = STATUS_BY_CODE.get(error.code ?? '') ?? 400
  const requestId = randomUUID()
  const body = JSON.stringify({ message: `${STATUS_CODES[status]}.`, request_id: requestId })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    `x-request-id: ${requestId}`,
    'connection: close'
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
