import { MAX_MAPPINGS } from '@actions-movable-ink/runtime'
import { and, asc, count, eq, max } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import { ApiError } from '../http/api-error'
import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Database } from '../store/database'
import { destinations, mappings } from '../store/schema'

/** What decides which events go to a destination, and as what. */
export interface Mapping {
  id: string
  destinationId: string
  name: string
  /** In FQL. */
  trigger: string
  action: string
  /** The action's fields, each a value or a mapping directive. */
  fields: Record<string, unknown>
  enabled: boolean
  /** Place in the list, from 0. */
  position: number
  createdAt: Date
  updatedAt: Date
}

/** What a mapping is made of. */
export type MappingContent = Pick<Mapping, 'name' | 'trigger' | 'action' | 'fields'>

/** What of a mapping can be changed. */
export type MappingChange = Partial<MappingContent & Pick<Mapping, 'enabled'>>

const tooMany = () =>
  new ApiError(409, 'TOO_MANY_MAPPINGS', `A destination has at most ${MAX_MAPPINGS} mappings. Delete one first.`)

/** The mappings of destinations. */
export class Mappings {
  constructor(
    private readonly database: Database,
    private readonly queue: Pick<DeliveryQueue, 'create'>
  ) {}

  list(destinationId: string): Promise<Mapping[]> {
    return this.database
      .select()
      .from(mappings)
      .where(eq(mappings.destinationId, destinationId))
      .orderBy(asc(mappings.position))
  }

  async find(id: string): Promise<Mapping | undefined> {
    const [mapping] = await this.database.select().from(mappings).where(eq(mappings.id, id))
    return mapping
  }

  /**
   * Makes a mapping, which starts disabled, at the end of the list.
   *
   * @throws ApiError 409 when the destination has 50
   */
  async create(destinationId: string, content: MappingContent): Promise<Mapping> {
    const now = new Date()
    const id = newId()
    // First: a queue without a mapping does no harm, a mapping without a queue would lose its jobs.
    await this.queue.create(id)
    return this.database.transaction(async (transaction) => {
      // One at a time for each destination: the limit and the position depend on the others.
      await transaction.select().from(destinations).where(eq(destinations.id, destinationId)).for('update')
      const [others] = await transaction
        .select({ count: count(), last: max(mappings.position) })
        .from(mappings)
        .where(eq(mappings.destinationId, destinationId))
      if ((others?.count ?? 0) >= MAX_MAPPINGS) throw tooMany()
      const mapping = {
        ...content,
        id,
        destinationId,
        enabled: false,
        position: (others?.last ?? -1) + 1,
        createdAt: now,
        updatedAt: now
      }
      await transaction.insert(mappings).values(mapping)
      return mapping
    })
  }

  /** @returns undefined when there is no such mapping */
  async change(id: string, change: MappingChange): Promise<Mapping | undefined> {
    const [mapping] = await this.database
      .update(mappings)
      .set({ ...change, updatedAt: new Date() })
      .where(eq(mappings.id, id))
      .returning()
    return mapping
  }

  /** Puts the mappings of a destination in this order. */
  async reorder(destinationId: string, ids: readonly string[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      for (const [position, id] of ids.entries()) {
        await transaction
          .update(mappings)
          .set({ position })
          .where(and(eq(mappings.id, id), eq(mappings.destinationId, destinationId)))
      }
    })
  }
}
