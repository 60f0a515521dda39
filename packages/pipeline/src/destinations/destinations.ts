import { asc, eq } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { Refusal } from '../refusal'
import type { Sealer } from '../secrets/sealer'
import type { Database } from '../store/database'
import { momentAfter } from '../store/moment-after'
import { destinations } from '../store/schema'
import { missingSettings, withSettings } from './settings'
import type { GivenSettings } from './settings'
import { assertNothingUndelivered, lockMappings } from './undelivered'

/** An instance of a destination, fed by one source. */
export interface Destination {
  id: string
  sourceId: string
  slug: string
  name: string
  enabled: boolean
  /** Requests under way at a time. */
  concurrency: number
  createdAt: Date
  updatedAt: Date
}

/** What of an instance can be changed. */
export interface DestinationChange {
  name?: string
  enabled?: boolean
  concurrency?: number
  /** Replaces the ones that are named; `null` and an empty text clear one. */
  settings?: GivenSettings
}

/** Requests under way at a time, unless it is set otherwise. */
const DEFAULT_CONCURRENCY = 16

const columns = {
  id: destinations.id,
  sourceId: destinations.sourceId,
  slug: destinations.slug,
  name: destinations.name,
  enabled: destinations.enabled,
  concurrency: destinations.concurrency,
  createdAt: destinations.createdAt,
  updatedAt: destinations.updatedAt
}

function assertCanBeEnabled(slug: string, settings: Partial<Settings>): void {
  const missing = missingSettings(slug, settings)
  if (missing.length === 0) return
  throw new Refusal('MISSING_SETTINGS', `A destination that is enabled needs its settings: ${missing.join(', ')}.`)
}

const changedMeanwhile = () =>
  new Refusal('STALE', 'The destination was changed meanwhile. Load it again, and make your change to what it is now.')

/** The instances of destinations, and their settings, which are sealed. */
export class Destinations {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer
  ) {}

  list(): Promise<Destination[]> {
    return this.database.select(columns).from(destinations).orderBy(asc(destinations.createdAt))
  }

  async find(id: string): Promise<Destination | undefined> {
    const [destination] = await this.database.select(columns).from(destinations).where(eq(destinations.id, id))
    return destination
  }

  /** Makes an instance, which starts disabled. */
  async create(
    of: Pick<Destination, 'sourceId' | 'slug' | 'name'>,
    settings: Partial<Settings> = {}
  ): Promise<Destination> {
    const now = new Date()
    const destination = {
      ...of,
      id: newId(),
      enabled: false,
      concurrency: DEFAULT_CONCURRENCY,
      createdAt: now,
      updatedAt: now
    }
    const sealedSettings = await this.sealer.seal(JSON.stringify(settings))
    await this.database.insert(destinations).values({ ...destination, sealedSettings })
    return destination
  }

  /**
   * @param version when it was last changed, as far as whoever changes it knows; undefined to change it whatever it is
   * @returns undefined when there is no such instance
   * @throws Refusal `MISSING_SETTINGS` when it would be enabled without a setting that is required, `STALE` when it was
   *   changed since
   */
  async change(
    id: string,
    { settings, ...change }: DestinationChange,
    version?: Date
  ): Promise<Destination | undefined> {
    return this.database.transaction(async (transaction) => {
      const [before] = await transaction.select().from(destinations).where(eq(destinations.id, id)).for('update')
      if (before === undefined) return undefined
      if (version !== undefined && before.updatedAt.getTime() !== version.getTime()) throw changedMeanwhile()
      const changed = withSettings(await this.#open(before.sealedSettings), settings ?? {})
      if (change.enabled ?? before.enabled) assertCanBeEnabled(before.slug, changed)
      const [after] = await transaction
        .update(destinations)
        .set({
          ...change,
          ...(settings === undefined ? {} : { sealedSettings: await this.sealer.seal(JSON.stringify(changed)) }),
          updatedAt: momentAfter(before.updatedAt)
        })
        .where(eq(destinations.id, id))
        .returning(columns)
      return after
    })
  }

  /**
   * Deletes an instance with its mappings. Its deliveries are found no more, and go little by little.
   *
   * @param force also when there are deliveries that are not over: they are lost
   * @returns the mappings that are gone with it; undefined when there is no such instance
   * @throws Refusal `PENDING_DELIVERIES` when there are such deliveries
   */
  async delete(id: string, force = false): Promise<string[] | undefined> {
    return this.database.transaction(async (transaction) => {
      const [destination] = await transaction
        .select(columns)
        .from(destinations)
        .where(eq(destinations.id, id))
        .for('update')
      if (destination === undefined) return undefined
      const gone = await lockMappings(transaction, [id])
      if (!force) await assertNothingUndelivered(transaction, eq(destinations.id, id))
      await transaction.delete(destinations).where(eq(destinations.id, id))
      return gone
    })
  }

  /** The settings themselves, for the destination alone to use. Undefined when there is no such instance. */
  async settingsOf(id: string): Promise<Partial<Settings> | undefined> {
    const [row] = await this.database
      .select({ sealed: destinations.sealedSettings })
      .from(destinations)
      .where(eq(destinations.id, id))
    return row && this.#open(row.sealed)
  }

  async #open(sealed: string): Promise<Partial<Settings>> {
    return JSON.parse(await this.sealer.open(sealed)) as Partial<Settings> // as they were sealed
  }
}
