import type { ApiParts } from './api-parts'

/** Removes the queues of mappings that are gone, once the workers know that they are. */
export async function removeQueues(queue: ApiParts['queue'], mappingIds: readonly string[]): Promise<void> {
  for (const mappingId of mappingIds) await queue.remove(mappingId)
}
