import type { DeliveringMapping } from './delivering'
import type { SharedByMappings } from './delivery-parts'
import { MappingWorker } from './mapping-worker'
import type { PauseState } from './pause'

interface Running {
  version: number
  worker: MappingWorker
}

/** Makes the deliveries of one destination, by each of its mappings. */
export class DestinationWorker {
  readonly #running = new Map<string, Running>()
  readonly #finishing = new Map<string, Promise<void>>()
  #wanted: ReadonlyMap<string, DeliveringMapping> = new Map()

  /** @param version of the destination's settings */
  constructor(
    readonly version: number,
    private readonly shared: SharedByMappings
  ) {}

  /** The mappings whose jobs are taken. */
  get mappingIds(): string[] {
    return [...this.#running.keys()]
  }

  /** Whether the destination took nothing lately. */
  get pause(): PauseState {
    return this.shared.pause.state
  }

  /**
   * Starts, replaces and stops workers, so that there is one for each of these mappings. One that is replaced or stopped
   * finishes what it has under way while the others go on; who takes its place begins after it.
   */
  use(mappings: readonly DeliveringMapping[]): void {
    this.#wanted = new Map(mappings.map((mapping) => [mapping.id, mapping]))
    for (const [id, { version, worker }] of this.#running) {
      if (this.#wanted.get(id)?.version !== version) this.#finish(id, worker)
    }
    this.#startMissing()
  }

  /** To be told that a mapping may have jobs. */
  wake(mappingId: string): void {
    this.#running.get(mappingId)?.worker.wake()
  }

  /** Begins nothing more. Resolves when everything that was under way is finished. */
  async stop(): Promise<void> {
    this.use([])
    await Promise.all(this.#finishing.values())
  }

  #finish(id: string, worker: MappingWorker): void {
    this.#running.delete(id)
    this.#finishing.set(id, this.#finished(id, worker).catch(this.shared.onError))
  }

  async #finished(id: string, worker: MappingWorker): Promise<void> {
    await worker.stop().finally(() => this.#finishing.delete(id))
    this.#startMissing()
  }

  #startMissing(): void {
    for (const [id, mapping] of this.#wanted) {
      if (this.#running.has(id) || this.#finishing.has(id)) continue
      this.#running.set(id, { version: mapping.version, worker: new MappingWorker(mapping, this.shared) })
    }
  }
}
