import { MAX_MAPPINGS } from '@actions-movable-ink/runtime'
import { asc, count, eq, max } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import type { DeliveryQueue } from '../queue/delivery-queue'
import { Refusal } from '../refusal'
import type { Database } from '../store/database'
import { momentAfter } from '../store/moment-after'
import { repeatUndone } from '../store/repeat-undone'
import { destinations, mappings } from '../store/schema'
import { clearDeliveries } from './deleted-mapping'

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
  new Refusal('TOO_MANY_MAPPINGS', `A destination has at most ${MAX_MAPPINGS} mappings. Delete one first.`)

const noDestination = () => new Refusal('NOT_FOUND', 'There is no such destination. It may have been deleted.')

const changedMeanwhile = (what: string) =>
  new Refusal('STALE', `${what} changed meanwhile. Load it again, and make your change to what it is now.`)

/** The longest name, in characters. */
const MAX_NAME = 100

/** The name of a copy, as Segment gives it; of a long name the end is cut. */
function copyName(name: string): string {
  const suffix = ' (Copy)'
  const beginning = name.slice(0, MAX_NAME - suffix.length)
  // Not through the middle of a character.
  return beginning.replace(/\p{Cs}$/u, '').trimEnd() + suffix
}

/**
 * Lets one at a time change the list of mappings of a destination. Not more than that: deliveries refer to it meanwhile.
 *
 * @returns whether there is such a destination
 */
async function lock(transaction: Database, destinationId: string): Promise<boolean> {
  const found = await transaction
    .select({ id: destinations.id })
    .from(destinations)
    .where(eq(destinations.id, destinationId))
    .for('no key update')
  return found.length > 0
}

/** The mappings of destinations. */
export class Mappings {
  constructor(
    private readonly database: Database,
    private readonly queue: Pick<DeliveryQueue, 'create' | 'remove'>
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
   * @throws Refusal `TOO_MANY_MAPPINGS` when the destination has 50, `NOT_FOUND` when there is no such destination
   */
  async create(destinationId: string, content: MappingContent): Promise<Mapping> {
    // Before anything is made for it; looked at again below.
    if ((await this.#others(this.database, destinationId)).count >= MAX_MAPPINGS) throw tooMany()
    const id = newId()
    // First: a queue without a mapping does no harm, a mapping without a queue would lose its jobs.
    await this.queue.create(id)
    try {
      return await this.#insert(destinationId, id, content)
    } catch (error) {
      await this.queue.remove(id)
      throw error
    }
  }

  /**
   * Makes a copy of a mapping, which starts disabled, at the end of the list.
   *
   * @returns undefined when there is no such mapping
   * @throws Refusal `TOO_MANY_MAPPINGS` when the destination has 50
   */
  async duplicate(id: string): Promise<Mapping | undefined> {
    const original = await this.find(id)
    if (original === undefined) return undefined
    const { destinationId, name, trigger, action, fields } = original
    return this.create(destinationId, { name: copyName(name), trigger, action, fields })
  }

  /**
   * @param version when it was last changed, as far as whoever changes it knows; undefined to change it whatever it is
   * @returns undefined when there is no such mapping
   * @throws Refusal `STALE` when it was changed since
   */
  async change(id: string, change: MappingChange, version?: Date): Promise<Mapping | undefined> {
    return this.database.transaction(async (transaction) => {
      const [before] = await transaction.select().from(mappings).where(eq(mappings.id, id)).for('update')
      if (before === undefined) return undefined
      if (version !== undefined && before.updatedAt.getTime() !== version.getTime()) {
        throw changedMeanwhile('The mapping was')
      }
      const [mapping] = await transaction
        .update(mappings)
        .set({ ...change, updatedAt: momentAfter(before.updatedAt) })
        .where(eq(mappings.id, id))
        .returning()
      return mapping
    })
  }

  /**
   * Puts the mappings of a destination in this order.
   *
   * @throws Refusal `STALE` when these are not all of its mappings
   */
  async reorder(destinationId: string, ids: readonly string[]): Promise<Mapping[]> {
    await this.database.transaction(async (transaction) => {
      await lock(transaction, destinationId)
      const own = await transaction
        .select({ id: mappings.id })
        .from(mappings)
        .where(eq(mappings.destinationId, destinationId))
      const isWhole = own.length === ids.length && own.every(({ id }) => ids.includes(id))
      if (!isWhole) throw changedMeanwhile('Which mappings the destination has was')
      for (const [position, id] of ids.entries()) {
        await transaction.update(mappings).set({ position }).where(eq(mappings.id, id))
      }
    })
    return this.list(destinationId)
  }

  /**
   * Deletes a mapping. What it has not delivered is discarded: of its newest 500 deliveries at once, of the others little by
   * little. Its queue stays, for the caller to remove once no worker takes jobs from it.
   *
   * @returns whether there was such a mapping
   */
  async delete(id: string): Promise<boolean> {
    const remove = async (transaction: Database) => {
      // From here on no delivery by it can be stored.
      const deleted = await transaction.delete(mappings).where(eq(mappings.id, id)).returning({ id: mappings.id })
      if (deleted.length === 0) return false
      await clearDeliveries(transaction, id)
      return true
    }
    // Whoever notes outcomes locks deliveries in another order.
    return repeatUndone(() => this.database.transaction(remove))
  }

  async #others(database: Database, destinationId: string): Promise<{ count: number; last: number | null }> {
    const [others] = await database
      .select({ count: count(), last: max(mappings.position) })
      .from(mappings)
      .where(eq(mappings.destinationId, destinationId))
    return others ?? { count: 0, last: null }
  }

  async #insert(destinationId: string, id: string, content: MappingContent): Promise<Mapping> {
    const now = new Date()
    return this.database.transaction(async (transaction) => {
      // The limit and the position depend on the others.
      if (!(await lock(transaction, destinationId))) throw noDestination()
      const others = await this.#others(transaction, destinationId)
      if (others.count >= MAX_MAPPINGS) throw tooMany()
      const mapping = {
        ...content,
        id,
        destinationId,
        enabled: false,
        position: (others.last ?? -1) + 1,
        createdAt: now,
        updatedAt: now
      }
      await transaction.insert(mappings).values(mapping)
      return mapping
    })
  }
}
