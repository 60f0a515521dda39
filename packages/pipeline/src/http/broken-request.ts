import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from './api-error'
import { answerError, errorBody } from './error-answer'

const notHttp = () => new ApiError(400, 'INVALID_REQUEST', 'This is not a request in HTTP/1.1.')

const tooSlow = () => new ApiError(408, 'REQUEST_TIMEOUT', 'The request did not arrive in time.')

const headersTooLarge = () =>
  new ApiError(431, 'HEADERS_TOO_LARGE', 'The headers of the request are larger than 16 KB.')

const BY_CODE = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', tooSlow],
  ['HPE_HEADER_OVERFLOW', headersTooLarge]
])

/** Answers what is not a request: straight on the socket, which is of no further use. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const apiError = (BY_CODE.get(error.code ?? '') ?? notHttp)()
  const body = JSON.stringify(errorBody(apiError))
  const head = [
    `HTTP/1.1 ${apiError.status} ${STATUS_CODES[apiError.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    `x-request-id: ${randomUUID()}`,
    'connection: close'
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

/** Answers a request whose address cannot be read, for which no hooks run. */
export function answerBadAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
  void answerError(new ApiError(400, 'INVALID_REQUEST', 'The address cannot be read.'), request, reply)
}
