import { collectDefaultMetrics, Registry } from 'prom-client'

let registry: Registry | undefined

/** What prom-client measures of this process: once for all pipelines in it, as it cannot be stopped again. */
export function processMetrics(): Promise<string> {
  if (registry === undefined) {
    registry = new Registry()
    collectDefaultMetrics({ register: registry })
  }
  return registry.metrics()
}
