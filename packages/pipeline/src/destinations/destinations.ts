import { asc, eq } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { Sealer } from '../secrets/sealer'
import type { Database } from '../store/database'
import { destinations } from '../store/schema'

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
  /** Replaces the ones that are named. */
  settings?: Partial<Settings>
}

/** Requests under way at a time, unless it is set otherwise. */
export const DEFAULT_CONCURRENCY = 16

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

  /** @returns undefined when there is no such instance */
  async change(id: string, { settings, ...change }: DestinationChange): Promise<Destination | undefined> {
    return this.database.transaction(async (transaction) => {
      const [before] = await transaction.select().from(destinations).where(eq(destinations.id, id)).for('update')
      if (before === undefined) return undefined
      const sealedSettings =
        settings === undefined
          ? before.sealedSettings
          : await this.sealer.seal(JSON.stringify({ ...(await this.#open(before.sealedSettings)), ...settings }))
      const [after] = await transaction
        .update(destinations)
        .set({ ...change, sealedSettings, updatedAt: new Date() })
        .where(eq(destinations.id, id))
        .returning(columns)
      return after
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
