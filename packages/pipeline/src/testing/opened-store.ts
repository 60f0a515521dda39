import { DeliveryQueue } from '../queue/delivery-queue'
import { openStore } from '../store/open-store'
import type { Store } from '../store/store'
import { newStore } from './new-store'

/** A store with its queue. */
export interface OpenedStore {
  store: Store
  queue: DeliveryQueue
}

const unexpected = (error: unknown) => {
  throw error
}

/**
 * Opens an empty store for all tests of a file; it is gone after them. To be called once, outside of its tests.
 *
 * @param leaseSeconds of the queue, by default that of the pipeline
 * @returns gives it, within a test or a hook that is set after it
 */
export function openedStoreForTests(leaseSeconds?: number): () => OpenedStore {
  const closers: (() => Promise<void>)[] = []
  let opened: OpenedStore | undefined
  beforeAll(async () => {
    const { remove, ...location } = await newStore()
    closers.push(remove)
    const store = await openStore(location, { onError: unexpected, onBroken: unexpected })
    closers.push(() => store.close())
    const queue = await DeliveryQueue.open(store, unexpected, leaseSeconds)
    closers.push(() => queue.close())
    opened = { store, queue }
  })
  afterAll(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  return () => {
    if (opened === undefined) throw new Error('There is no store before the first test')
    return opened
  }
}

/** Empties a store, for the next test. */
export async function empty({ store, queue }: OpenedStore): Promise<void> {
  await store.executeSql(
    'truncate movable_ink.sources, movable_ink.events, movable_ink.message_ids, movable_ink.properties cascade'
  )
  for (const { mappingId } of await queue.list()) await queue.remove(mappingId)
}
