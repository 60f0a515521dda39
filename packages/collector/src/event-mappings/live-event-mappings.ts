import { compileEventMappings, type CompiledEventMapping } from './compile-event-mappings'
import type { EventMapping } from './event-mapping'

/** The event mappings in force. They are replaced as a whole, so that a request meets either the old ones or the new. */
export class LiveEventMappings {
  private constructor(
    private current: EventMapping[],
    private ready: CompiledEventMapping[]
  ) {}

  /** @throws CollectorError naming the event mapping that cannot be compiled, and why */
  static async of(eventMappings: EventMapping[]): Promise<LiveEventMappings> {
    return new LiveEventMappings(eventMappings, await compileEventMappings(eventMappings))
  }

  /** As they were given. */
  get given(): EventMapping[] {
    return this.current
  }

  get compiled(): CompiledEventMapping[] {
    return this.ready
  }

  /** @throws CollectorError naming the event mapping that cannot be compiled; the former ones stay in force */
  async replace(eventMappings: EventMapping[]): Promise<void> {
    this.ready = await compileEventMappings(eventMappings)
    this.current = eventMappings
  }
}
