import type { PipelineApi } from './pipeline-api'

export interface NewDestination {
  sourceId: string
  destinationId: string
  /** Of its mappings. */
  path: string
  /** Makes a mapping, disabled unless said otherwise. */
  map: (name: string, trigger: string, enabled?: boolean) => Promise<{ id: string }>
}

/**
 * A source and a destination that nobody else sends to or looks at.
 *
 * @param url where it sends to. Default: the endpoint of the collector, with its credentials
 */
export async function newDestination(api: PipelineApi, name: string, url?: string): Promise<NewDestination> {
  const credentials = await api.ask<Record<'url' | 'username' | 'accessSecret', string>>(
    'GET',
    '/movable-ink/credentials'
  )
  const source = await api.ask<{ id: string }>('POST', '/sources', { name })
  const { id } = await api.ask<{ id: string }>('POST', '/destinations', {
    sourceId: source.id,
    slug: 'actions-movable-ink',
    name,
    settings: {
      movable_ink_url: url ?? credentials.url,
      username: credentials.username,
      password: credentials.accessSecret
    }
  })
  await api.ask('PATCH', `/destinations/${id}`, { enabled: true })
  return {
    sourceId: source.id,
    destinationId: id,
    path: `/destinations/${id}/mappings`,
    async map(name, trigger, enabled = false) {
      const mapping = await api.ask<{ id: string }>('POST', `/destinations/${id}/mappings`, { name, trigger })
      if (enabled) await api.ask('PATCH', `/mappings/${mapping.id}`, { enabled })
      return mapping
    }
  }
}
