import PgBoss from 'pg-boss'
import { validate } from 'uuid'
import { PENDING_STATES } from '../store/schema'
import type { SqlExecutor } from '../store/statements'
import type { Store } from '../store/store'
import { DROP, DUE, FREE, GIVE_BACK, MAKE_MISSING_QUEUES, QUEUE_SCHEMA, RESTORE, TAKE } from './job-statements'

/** A job of the queue: when to try a delivery. */
export interface Job {
  /** That of the delivery. */
  id: string
  mappingId: string
  /** Default: now. */
  startAfter?: Date
}

/** A job that was taken. */
export interface TakenJob {
  /** That of the delivery. */
  id: string
  /** When, as the store says, to the microsecond: whoever takes it after that holds it in the place of this one. */
  takenOn: string
}

/** How long a worker may hold a job. After it the job is given to another: its worker must have died. In seconds. */
export const LEASE_SECONDS = 60

/** How often jobs whose lease ran out are looked for, in seconds. */
const MAINTENANCE_SECONDS = 10

/** pg-boss gives jobs up that were not begun for this long; a delivery is never to be given up. Ten years, in days. */
const KEPT_DAYS = 3650

/** pg-boss counts a lost lease as a failed try, and gives up after so many. Never: outcomes are ours to judge. */
const ANY_NUMBER = 1_000_000_000

/** Pending deliveries that were looked at for jobs that are missing. */
export interface Restored {
  /** How many. */
  looked: number
  /** The last of them. */
  last: string | null
  /** How many had no job, and have one now. */
  restored: number
}

/** What a queue needs of a store. */
type QueueStore = Pick<Store, 'executeSql' | 'atomically'>

/** The jobs of all mappings, in pg-boss: a queue for each mapping, so that none has to wait for another's. */
export class DeliveryQueue {
  readonly #boss: PgBoss
  readonly #store: QueueStore
  readonly #leaseSeconds: number

  private constructor(boss: PgBoss, store: QueueStore, leaseSeconds: number) {
    this.#boss = boss
    this.#store = store
    this.#leaseSeconds = leaseSeconds
  }

  /**
   * @param onError told of failures of pg-boss's own upkeep, which it tries again
   * @param leaseSeconds default 60
   */
  static async open(
    store: QueueStore,
    onError: (error: Error) => void,
    leaseSeconds = LEASE_SECONDS
  ): Promise<DeliveryQueue> {
    const boss = new PgBoss({
      db: asDb(store),
      schema: QUEUE_SCHEMA,
      schedule: false,
      maintenanceIntervalSeconds: Math.min(MAINTENANCE_SECONDS, leaseSeconds),
      retentionDays: KEPT_DAYS,
      retryLimit: ANY_NUMBER,
      retryDelay: 0
    })
    boss.on('error', onError)
    await boss.start()
    return new DeliveryQueue(boss, store, leaseSeconds)
  }

  /** Makes the queue of a mapping; one that is there stays. */
  async create(mappingId: string): Promise<void> {
    await this.#boss.createQueue(mappingId)
  }

  /** Removes the queue of a mapping, with the jobs that are left in it. */
  async remove(mappingId: string): Promise<void> {
    // pg-boss removes no queue that has jobs, its own purge leaves those that a worker has taken, and between the two a
    // worker may note a retry.
    await this.#store.atomically([
      { text: `delete from ${QUEUE_SCHEMA}.job where name = $1`, values: [mappingId] },
      {
        text: `select ${QUEUE_SCHEMA}.delete_queue(name) from ${QUEUE_SCHEMA}.queue where name = $1`,
        values: [mappingId]
      }
    ])
  }

  /** The mappings that have a queue, and since when. */
  async list(): Promise<{ mappingId: string; createdAt: Date }[]> {
    const { rows } = await this.#store.executeSql(`select name, created_on from ${QUEUE_SCHEMA}.queue`)
    return (rows as { name: string; created_on: Date }[]) // as the statement says
      .filter(({ name }) => validate(name)) // pg-boss may have queues of its own
      .map(({ name, created_on }) => ({ mappingId: name, createdAt: created_on }))
  }

  /**
   * Adds jobs; one whose id is there already stays as it is. A queue that is missing is made, unless its mapping is gone:
   * jobs of it are left out.
   *
   * @param executor of the transaction that this is a part of
   */
  async add(jobs: readonly Job[], executor: SqlExecutor = this.#store): Promise<void> {
    if (jobs.length === 0) return
    const inserts = jobs.map(({ id, mappingId, startAfter }) => ({ id, name: mappingId, startAfter }))
    await executor.executeSql(MAKE_MISSING_QUEUES, [[...new Set(jobs.map(({ mappingId }) => mappingId))]])
    await this.#boss.insert(inserts, { db: asDb(executor) })
  }

  /** Makes the queues of all mappings that have none. */
  async createMissing(): Promise<void> {
    await this.#store.executeSql(MAKE_MISSING_QUEUES, [null])
  }

  /** Which of these mappings have a job that is due. */
  async due(mappingIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.#store.executeSql(DUE, [mappingIds])
    return (rows as { id: string }[]).map(({ id }) => id) // as it is selected there
  }

  /**
   * Takes the jobs that are due, at most so many. No one else gets them until they are removed, given back, or their lease
   * runs out, which is that of this queue, whoever added them.
   */
  async take(mappingId: string, most: number): Promise<TakenJob[]> {
    const { rows } = await this.#store.executeSql(TAKE, [mappingId, most, this.#leaseSeconds])
    return rows as TakenJob[] // as the statement says
  }

  /**
   * Removes jobs that are done.
   *
   * @param executor of the transaction that this is a part of
   */
  async done(mappingId: string, ids: readonly string[], executor: SqlExecutor = this.#store): Promise<void> {
    if (ids.length > 0) await this.#boss.deleteJob(mappingId, [...ids], { db: asDb(executor) })
  }

  /** Removes jobs whose delivery is over or gone; one that was sent again meanwhile keeps its job. */
  async drop(mappingId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#store.executeSql(DROP, [mappingId, ids, PENDING_STATES])
  }

  /**
   * Gives jobs back that were taken. Their time stays: those that were due are due again at once. One that another has
   * taken since, as its lease was over, is left to him.
   */
  async giveBack(mappingId: string, jobs: readonly TakenJob[]): Promise<void> {
    if (jobs.length === 0) return
    const [ids, takenOn] = [jobs.map(({ id }) => id), jobs.map((job) => job.takenOn)]
    await this.#store.executeSql(GIVE_BACK, [mappingId, ids, takenOn])
  }

  /** Gives back all jobs that look taken: for a store that no other process can have open, before any is taken. */
  async free(): Promise<void> {
    await this.#store.executeSql(FREE)
  }

  /**
   * Looks at pending deliveries, in the order of their ids, and adds the jobs of those that have none.
   *
   * @param after the id to go on from
   * @param most how many are looked at
   */
  async restore(after: string, most: number): Promise<Restored> {
    const values = [after, most, KEPT_DAYS, ANY_NUMBER]
    const { rows } = await this.#store.executeSql(RESTORE, values)
    const [restored] = rows as [Restored] // as it is selected there: one row
    return restored
  }

  /** Ends the upkeep. The store stays open. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false })
  }
}

/** pg-boss's own type says `any` of the rows it is given. */
const asDb = (executor: SqlExecutor): PgBoss.Db => executor
