import type { Sealer } from '../secrets/sealer'
import type { Database } from '../store/database'
import { sources } from '../store/schema'
import { loadRoutes } from './routes'
import type { Route } from './routes'

/** How old what is known may be, in milliseconds: for so long a change that another process made is not seen. */
const MAX_AGE_MS = 1000

interface Known {
  at: number
  sourcesByFingerprint: ReadonlyMap<string, string>
  routesBySource: ReadonlyMap<string, readonly Route[]>
}

/** What the ingestion must know of the set-up for each request, without asking the store each time. */
export class Directory {
  #known: Promise<Known> | undefined
  /** Mappings that were told of. */
  readonly #broken = new Set<string>()

  /**
   * @param onBroken told of a mapping whose trigger cannot be run, once until something is changed
   * @param now milliseconds since 1970
   */
  constructor(
    private readonly database: Database,
    private readonly sealer: Pick<Sealer, 'fingerprint'>,
    private readonly onBroken: (mappingId: string) => void = () => {},
    private readonly now: () => number = Date.now
  ) {}

  /** Forgets what is known: something was changed. */
  forget(): void {
    this.#known = undefined
    this.#broken.clear()
  }

  /** The id of the source that a write key belongs to. */
  async sourceOf(writeKey: string): Promise<string | undefined> {
    const { sourcesByFingerprint } = await this.#current()
    return sourcesByFingerprint.get(this.sealer.fingerprint(writeKey))
  }

  /** The mappings that events of a source are tried against, in order. */
  async routesOf(sourceId: string): Promise<readonly Route[]> {
    const { routesBySource } = await this.#current()
    return routesBySource.get(sourceId) ?? []
  }

  async #current(): Promise<Known> {
    const known = this.#known
    if (known !== undefined && this.now() - (await known).at < MAX_AGE_MS) return known
    // Unless another request has begun to load it meanwhile, or it was forgotten.
    if (this.#known === known || this.#known === undefined) {
      const loading = this.#load()
      this.#known = loading
      loading.catch(() => {
        if (this.#known === loading) this.#known = undefined
      })
    }
    return this.#known
  }

  #noteBroken(mappingId: string): void {
    if (this.#broken.has(mappingId)) return
    this.#broken.add(mappingId)
    this.onBroken(mappingId)
  }

  async #load(): Promise<Known> {
    const at = this.now()
    const [found, routes] = await Promise.all([
      this.database.select({ id: sources.id, fingerprint: sources.writeKeyFingerprint }).from(sources),
      loadRoutes(this.database, (mappingId) => this.#noteBroken(mappingId))
    ])
    const routesBySource = new Map<string, Route[]>()
    for (const route of routes) {
      routesBySource.set(route.sourceId, [...(routesBySource.get(route.sourceId) ?? []), route])
    }
    return { at, sourcesByFingerprint: new Map(found.map(({ id, fingerprint }) => [fingerprint, id])), routesBySource }
  }
}
