import type { Mapping } from '../mappings/mappings'
import type { ApiClient } from './api-client'
import type { PipelineUnderTest } from './pipelines'

/** A mapping as the API answers with it. */
export type ApiMapping = Mapping & { updatedAt: string }

/** What a mapping is made of. Its header's value is not to be repeated in any error. */
export const CONTENT = {
  name: 'Purchases',
  trigger: 'type = "track" and event = "Order Completed"',
  action: 'sendEntireEvent',
  fields: { headers: { 'X-Brand': 'secret-header-value' }, data: { '@path': '$.properties' } }
}

/** Makes and lists mappings through the API. */
export function mappingsThrough(api: ApiClient, pipeline: () => PipelineUnderTest) {
  async function makeDestination(): Promise<string> {
    const { id: sourceId } = await pipeline().sources.create('Website')
    return (await pipeline().destinations.create({ sourceId, slug: 'actions-movable-ink', name: 'Movable Ink' })).id
  }

  /** In a destination of its own unless one is named. */
  async function make(content: object = CONTENT, destinationId?: string): Promise<ApiMapping> {
    const id = destinationId ?? (await makeDestination())
    const { body } = await api.post(`/destinations/${id}/mappings`, content)
    return body as ApiMapping
  }

  const list = async (destinationId: string) =>
    (await api.get(`/destinations/${destinationId}/mappings`)).body as { mappings: Mapping[]; count: number }

  return { makeDestination, make, list }
}
