import type { DeliveringMapping } from './delivering'
import type { SharedByMappings } from './delivery-parts'
import { MappingWorker } from './mapping-worker'

interface Running {
  version: number
  worker: MappingWorker
}

/** Makes the deliveries of one destination, by each of its mappings. */
export class DestinationWorker {
  readonly #running = new Map<string, Running>()

  /** @param version of the destination's settings */
  constructor(
    readonly version: number,
    private readonly shared: SharedByMappings
  ) {}

  /** Starts, restarts and stops workers, so that there is one for each of these mappings. */
  async use(mappings: readonly DeliveringMapping[]): Promise<void> {
    const wanted = new Map(mappings.map((mapping) => [mapping.id, mapping]))
    await this.#stop([...this.#running].filter(([id, { version }]) => wanted.get(id)?.version !== version))
    for (const [id, mapping] of wanted) {
      if (this.#running.has(id)) continue
      this.#running.set(id, { version: mapping.version, worker: new MappingWorker(mapping, this.shared) })
    }
  }

  /** To be told that a mapping may have jobs. */
  wake(mappingId: string): void {
    this.#running.get(mappingId)?.worker.wake()
  }

  async stop(): Promise<void> {
    await this.#stop([...this.#running])
  }

  async #stop(running: readonly [string, Running][]): Promise<void> {
    for (const [id] of running) this.#running.delete(id)
    await Promise.all(running.map(([, { worker }]) => worker.stop()))
  }
}
