import { Refusal } from '../refusal'
import { EventStream } from './event-stream'
import type { LiveTimes, StreamRequest } from './event-stream'
import type { StoredEvents } from './stored-events'

/** The most streams at a time: each asks the store once a second. */
const MOST_STREAMS = 32

const TIMES: LiveTimes = { pollMs: 1000, gapMs: 100, heartbeatMs: 15_000, stalledMs: 30_000 }

const tooManyStreams = () =>
  new Refusal(
    'TOO_MANY_STREAMS',
    `More than ${MOST_STREAMS} streams of events are open. Close one first; a page that nobody looks at needs none.`
  )

/** The streams of events that are open. */
export class LiveEvents {
  readonly #open = new Set<EventStream>()

  constructor(
    private readonly events: Pick<StoredEvents, 'recentIds' | 'deliveryMarks' | 'load'>,
    private readonly times: LiveTimes = TIMES
  ) {}

  /**
   * Opens a stream of server-sent events of what a source sends from now on.
   *
   * @throws Refusal `TOO_MANY_STREAMS` when too many are open
   */
  async open(request: StreamRequest): Promise<EventStream> {
    if (this.#open.size >= MOST_STREAMS) throw tooManyStreams()
    const stream = new EventStream({ ...request, events: this.events, ...this.times })
    this.#open.add(stream)
    stream.once('close', () => this.#open.delete(stream))
    try {
      await stream.begin()
    } catch (error) {
      stream.destroy()
      throw error
    }
    return stream
  }

  /** To be told that events of a source were stored, so that they are seen at once rather than at the next look. */
  notify(sourceId: string): void {
    for (const stream of this.#open) if (stream.sourceId === sourceId) stream.wake()
  }

  /** Ends all streams. */
  close(): void {
    for (const stream of this.#open) stream.finish()
  }
}
