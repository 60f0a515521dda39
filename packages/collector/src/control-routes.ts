import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { CollectorError } from './collector-error'
import { parseFault, type Fault } from './faults/fault'
import type { FaultPlan } from './faults/fault-plan'
import { MOST_KEPT, type ReceivedEvents } from './received-events'
import { Rejection } from './rejection'
import { readBody } from './request-body'

/** What the control routes look into. */
export interface ControlRoutesOptions {
  received: ReceivedEvents
  faults: FaultPlan
}

const receivedQuery = z.object({ limit: z.coerce.number().int().min(0).max(MOST_KEPT).optional() })

/** The collector's own routes, which Movable Ink does not have: what arrived, and the fault switches. */
export const controlRoutes = (app: FastifyInstance, { received, faults }: ControlRoutesOptions): void => {
  app.get('/_received', (request) => {
    const query = receivedQuery.safeParse(request.query)
    if (!query.success) throw new Rejection(400, `limit must be a whole number from 0 to ${MOST_KEPT}.`)
    return { totals: received.totals(), events: received.newest(query.data.limit) }
  })

  app.get('/_faults', () => ({ faults: faults.list() }))

  app.post('/_faults', async (request, reply) => {
    faults.add(readFault(await readBody(request.raw)))
    void reply.code(201)
    return { faults: faults.list() }
  })

  app.delete('/_faults', () => {
    faults.clear()
    return { faults: faults.list() }
  })
}

const readFault = (body: Buffer): Fault => {
  try {
    return parseFault(JSON.parse(body.toString()))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Rejection(400, 'The body is not valid JSON.')
    throw error instanceof CollectorError ? new Rejection(400, error.message) : error
  }
}
