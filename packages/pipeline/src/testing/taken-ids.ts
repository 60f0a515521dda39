import type { DeliveryQueue } from '../queue/delivery-queue'

/** Takes the jobs of a mapping that are due, at most so many. Resolves to their ids. */
export const takenIds = async (
  queue: Pick<DeliveryQueue, 'take'>,
  mappingId: string,
  most: number
): Promise<string[]> => (await queue.take(mappingId, most)).map(({ id }) => id)
