import type { FastifyInstance } from 'fastify'
import { PipelineError } from '../pipeline-error'

/** @throws PipelineError when it is not possible there */
export async function listen(server: FastifyInstance, host: string, port: number): Promise<void> {
  await server.listen({ host, port }).catch(({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EADDRINUSE') {
      throw new PipelineError(
        `Port ${port} on ${host} is in use. Stop what listens there, or choose another with --port.`
      )
    }
    throw new PipelineError(`Cannot listen on ${host}, port ${port} (${code ?? message}).`)
  })
}
