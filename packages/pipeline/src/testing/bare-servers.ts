import type { FastifyInstance } from 'fastify'
import type { ServerOptions } from '../http/server'
import { bareServer, closeBare } from './bare-server'

/** Builds servers with nothing behind their routes; they are closed after the test. */
export function bareServersForTests() {
  const running: FastifyInstance[] = []
  afterEach(() => closeBare(running.splice(0)))
  return async (options: Partial<ServerOptions> = {}): Promise<FastifyInstance> => {
    const app = await bareServer(options)
    running.push(app)
    return app
  }
}
