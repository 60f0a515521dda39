import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ConnectionTracker } from '../connections'
import type { Fault } from './fault'

/** Time for the first half of an answer to reach the client before the connection is reset, in milliseconds. */
const HALF_ANSWER_MS = 20

/** What playing a fault needs besides the request. */
export interface FaultStage {
  connections: ConnectionTracker
  /** Ends delays when the collector closes. */
  closing: AbortSignal
}

/** Plays a fault on a request; after a delay the request goes on as usual, after any other it has been dealt with. */
export const playFault = async (
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  { connections, closing }: FaultStage
): Promise<void> => {
  switch (fault.kind) {
    case 'delay':
      await sleep(fault.ms, undefined, { signal: closing })
      return
    case 'status':
      if (fault.retryAfter !== undefined) void reply.header('retry-after', String(fault.retryAfter))
      void reply.code(fault.status).type('application/json; charset=utf-8')
      void reply.send(statusBody(fault, request.id))
      return
    case 'redirect':
      void reply.code(fault.status).header('location', fault.location)
      void reply.send({ message: 'Redirected by a fault switch', request_id: request.id })
      return
    case 'reset':
      reply.hijack()
      if (fault.at === 'mid-body') {
        await sendHalfAnAnswer(request.id, reply)
        await sleep(HALF_ANSWER_MS)
      }
      connections.reset(request.raw.socket)
      return
    case 'truncate':
      reply.hijack()
      await sendHalfAnAnswer(request.id, reply)
      request.raw.socket.end()
      return
  }
}

const statusBody = ({ body, message, status }: Extract<Fault, { kind: 'status' }>, requestId: string): string => {
  if (typeof body === 'string') return body
  return JSON.stringify(body ?? { message: message ?? `Status ${status} by a fault switch`, request_id: requestId })
}

const sendHalfAnAnswer = (requestId: string, { raw }: FastifyReply): Promise<void> => {
  const body = JSON.stringify({ request_id: requestId })
  raw.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'x-request-id': requestId
  })
  return new Promise((resolve) => raw.write(body.slice(0, body.length / 2), () => resolve()))
}
