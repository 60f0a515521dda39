import { DestinationPool } from '@actions-movable-ink/runtime'
import { catalogEntry } from '../catalog'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { Sealer } from '../secrets/sealer'
import { loadDelivering } from './delivering'
import type { DeliveringDestination } from './delivering'
import type { DeliveryParts } from './delivery-parts'
import { DestinationWorker } from './destination-worker'
import type { PauseState } from './pause'
import { Pauses } from './pauses'
import { QueueWatch } from './queue-watch'

/** How often it is looked whether a destination or mapping was changed, here or by another process. In milliseconds. */
const REFRESH_MS = 1000

/** The deliveries of all destinations, as they are set up at the time. */
export class Workers {
  readonly #workers = new Map<string, DestinationWorker>()
  readonly #finishing = new Map<string, Promise<void>>()
  readonly #watch: QueueWatch
  readonly #pauses: Pauses
  #refreshing: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #isStopping = false

  constructor(
    private readonly parts: DeliveryParts,
    private readonly sealer: Sealer
  ) {
    this.#pauses = new Pauses(parts.policy.longestRetryAfterMs)
    const mappingIds = () => [...this.#workers.values()].flatMap((worker) => worker.mappingIds)
    this.#watch = new QueueWatch(parts.queue, { mappingIds, wake: (some) => this.wake(some) }, parts.onError)
  }

  async start(): Promise<void> {
    await this.refresh()
    this.#timer = setInterval(() => void this.refresh().catch(this.parts.onError), REFRESH_MS).unref()
    this.#watch.start()
  }

  /**
   * Takes over what was changed: at once, rather than at the next look. Nothing is begun any more by what held before; what
   * is under way by it is finished while the others go on.
   */
  async refresh(): Promise<void> {
    // One after the other: each compares with what the one before left.
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refresh())
    await this.#refreshing
  }

  /** To be told that these mappings may have jobs. */
  wake(mappingIds: Iterable<string>): void {
    for (const mappingId of mappingIds) for (const worker of this.#workers.values()) worker.wake(mappingId)
  }

  /** Whether deliveries to a destination wait because it took nothing lately. */
  pauseOf(destinationId: string): PauseState {
    return this.#workers.get(destinationId)?.pause ?? { kind: 'none' }
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#timer)
    await this.#refreshing.catch(() => undefined)
    for (const [id, worker] of this.#workers) this.#finish(id, worker)
    await Promise.all([this.#watch.stop(), ...this.#finishing.values()])
  }

  async #refresh(): Promise<void> {
    if (this.#isStopping) return
    const delivering = await loadDelivering(this.parts.store.database)
    const wanted = new Map(delivering.map((destination) => [destination.id, destination]))
    this.#pauses.forgetOthersThan(wanted)
    // Each by itself: one whose settings cannot be opened holds up no other.
    const ids = new Set([...this.#workers.keys(), ...wanted.keys()])
    await Promise.all([...ids].map((id) => this.#refreshOne(id, wanted.get(id)).catch(this.parts.onError)))
  }

  async #refreshOne(id: string, destination: DeliveringDestination | undefined): Promise<void> {
    const before = this.#workers.get(id)
    if (before !== undefined && before.version !== destination?.version) this.#finish(id, before)
    if (destination === undefined || this.#finishing.has(id)) return
    const worker = this.#workers.get(id) ?? (await this.#workerFor(destination))
    this.#workers.set(id, worker)
    worker.use(destination.mappings)
  }

  /** Lets one finish what it has under way. Who takes its place begins after it. */
  #finish(id: string, worker: DestinationWorker): void {
    this.#workers.delete(id)
    this.#finishing.set(id, this.#finished(id, worker).catch(this.parts.onError))
  }

  async #finished(id: string, worker: DestinationWorker): Promise<void> {
    await worker.stop().finally(() => this.#finishing.delete(id))
    await this.refresh()
  }

  async #workerFor(destination: DeliveringDestination): Promise<DestinationWorker> {
    const { id, slug, sealedSettings, concurrency, version } = destination
    const entry = catalogEntry(slug)
    if (entry === undefined) throw new Error(`No destination ${slug} in the catalog`)
    const settings = await this.sealer.open(sealedSettings)
    return new DestinationWorker(version, {
      ...this.parts,
      settings: JSON.parse(settings) as Settings, // as they were sealed
      concurrency,
      pool: new DestinationPool(entry.definition, concurrency),
      pause: this.#pauses.of(id, settings)
    })
  }
}
