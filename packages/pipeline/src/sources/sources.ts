import { asc, eq } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import { assertNothingUndelivered, lockMappings } from '../destinations/undelivered'
import type { Sealer } from '../secrets/sealer'
import type { Database } from '../store/database'
import { destinations, sources } from '../store/schema'
import { newWriteKey } from './write-key'

/** Where events come from: a website, an app, a server. */
export interface Source {
  id: string
  name: string
  createdAt: Date
}

const columns = { id: sources.id, name: sources.name, createdAt: sources.createdAt }

/** The sources, and the write keys their events are sent with. */
export class Sources {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer
  ) {}

  list(): Promise<Source[]> {
    return this.database.select(columns).from(sources).orderBy(asc(sources.createdAt))
  }

  async find(id: string): Promise<Source | undefined> {
    const [source] = await this.database.select(columns).from(sources).where(eq(sources.id, id))
    return source
  }

  /** Makes a source with a new write key. */
  async create(name: string): Promise<Source> {
    const writeKey = newWriteKey()
    const source = { id: newId(), name, createdAt: new Date() }
    await this.database.insert(sources).values({
      ...source,
      writeKeyFingerprint: this.sealer.fingerprint(writeKey),
      sealedWriteKey: await this.sealer.seal(writeKey)
    })
    return source
  }

  /** @returns undefined when there is no such source */
  async rename(id: string, name: string): Promise<Source | undefined> {
    const [source] = await this.database.update(sources).set({ name }).where(eq(sources.id, id)).returning(columns)
    return source
  }

  /**
   * Deletes a source with its destinations and their mappings. Its events and their deliveries are found no more, and go
   * little by little.
   *
   * @param force also when there are deliveries that are not over: they are lost
   * @returns the mappings that are gone with it; undefined when there is no such source
   * @throws Refusal `PENDING_DELIVERIES` when there are such deliveries
   */
  async delete(id: string, force = false): Promise<string[] | undefined> {
    return this.database.transaction(async (transaction) => {
      const [source] = await transaction.select(columns).from(sources).where(eq(sources.id, id)).for('update')
      if (source === undefined) return undefined
      const own = await transaction
        .select({ id: destinations.id })
        .from(destinations)
        .where(eq(destinations.sourceId, id))
        .for('update')
      const gone = await lockMappings(
        transaction,
        own.map((destination) => destination.id)
      )
      if (!force) await assertNothingUndelivered(transaction, eq(destinations.sourceId, id))
      await transaction.delete(sources).where(eq(sources.id, id))
      return gone
    })
  }

  /** @returns undefined when there is no such source */
  async writeKeyOf(id: string): Promise<string | undefined> {
    const [source] = await this.database.select().from(sources).where(eq(sources.id, id))
    return source && this.sealer.open(source.sealedWriteKey)
  }
}
