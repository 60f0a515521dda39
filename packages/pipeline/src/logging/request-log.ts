import { LogController } from 'fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'

const levelOf = ({ routeOptions }: FastifyRequest, { statusCode }: FastifyReply) => {
  if (statusCode >= 500) return 'error'
  // What comes all the time, and went well, would drown the rest.
  const isRoutine = routeOptions.config?.access !== undefined && routeOptions.config.access !== 'api'
  return isRoutine && statusCode < 400 ? 'debug' : 'info'
}

/**
 * A line for each request: of its address the pattern alone, as an address may hold what is confidential, and nothing of
 * what was sent or answered.
 */
export class RequestLog extends LogController {
  constructor() {
    super({ disableRequestLogging: true, requestIdLogLabel: 'requestId' })
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime)
    }
    if (error) reply.log.warn({ ...line, err: error }, 'answer was not taken')
    else reply.log[levelOf(request, reply)](line, 'request')
  }
}
