import type { FastifyInstance } from 'fastify'
import type { PipelineMetrics } from './pipeline-metrics'

/** `GET /metrics`, for Prometheus. */
export function metricsRoute(app: FastifyInstance, metrics: Pick<PipelineMetrics, 'contentType' | 'text'>): void {
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
}
