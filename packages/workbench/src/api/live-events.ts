import { ApiError } from './api-error'
import type { ListedEvent } from './events'
import { EventsInView } from './live-events-in-view'

/** What a page shows of the events of a source. */
export interface LiveView {
  /** The newest first; undefined until they are loaded. */
  events: readonly ListedEvent[] | undefined
  isPaused: boolean
  /** How many came since it was paused. */
  waiting: number
  /** `lost` while the pipeline cannot be reached, or lets no more readers in: it is tried again. */
  connection: 'connecting' | 'live' | 'lost'
  /** Why nothing is shown, and nothing will be. */
  error: ApiError | undefined
}

/** What of an `EventSource` is used. */
export interface LiveStream {
  readonly readyState: number
  addEventListener: (name: string, listener: (event: MessageEvent<string>) => void) => void
  close: () => void
}

/** What the events are read through. */
export interface LiveEventsOptions {
  open: () => LiveStream
  /** Reads the list anew each time: one that was asked for before the stream was open may lack what came between. */
  list: (signal: AbortSignal) => Promise<readonly ListedEvent[]>
  /** Calls back when the page is drawn next: what comes until then is shown at once. */
  onNextFrame: (draw: () => void) => void
  /** Told of an event whose deliveries have changed. */
  onDelivery: (event: ListedEvent) => void
}

/** How long until a stream that was refused is asked for again, in milliseconds. */
const AGAIN_MS = 2000

/** States of an `EventSource`. When it is closed, it does not try again by itself. */
const OPEN = 1
const CLOSED = 2

/** What is refused now and may be answered later: once somebody has signed in again, or when fewer read. */
const PASSING: readonly number[] = [401, 429]

/** A request that is wrong, or about a source that is gone, stays so. */
const isFinal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && !PASSING.includes(error.status)

/** The last events of a source, kept up to date by a stream of server-sent events. */
export class LiveEvents {
  readonly #inView = new EventsInView()
  readonly #listeners = new Set<() => void>()
  #view: LiveView = { events: undefined, isPaused: false, waiting: 0, connection: 'connecting', error: undefined }
  #waiting = 0
  #stream: LiveStream | undefined
  #loading: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isLoaded = false
  #isDrawn = true

  constructor(private readonly options: LiveEventsOptions) {}

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly view = (): LiveView => this.#view

  /** Begins to read, or goes on. */
  start(): void {
    if (this.#stream !== undefined) return
    const stream = this.options.open()
    this.#stream = stream
    const listen = (name: string, listener: (event: MessageEvent<string>) => void) =>
      stream.addEventListener(name, (event: MessageEvent<string>) => {
        if (this.#stream === stream) listener(event)
      })
    listen('open', () => void this.#load(stream))
    listen('error', () => this.#lost(stream))
    listen('message', (message) => {
      if (this.#inView.add(eventOf(message))) this.#waiting += 1
      this.#drawSoon()
    })
    listen('delivery', (message) => {
      const event = eventOf(message)
      this.#inView.add(event)
      this.options.onDelivery(event)
      this.#drawSoon()
    })
  }

  /** Reads no more, until it is started again. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#loading?.abort()
    this.#stream?.close()
    this.#stream = undefined
  }

  /** While it is paused nothing moves; what comes is counted. */
  setPaused(isPaused: boolean): void {
    this.#waiting = 0
    this.#show({ isPaused })
    this.#draw()
  }

  /** What is not told by the stream: what was there before, and what has changed while it was away. */
  async #load(stream: LiveStream): Promise<void> {
    this.#loading?.abort()
    this.#loading = new AbortController()
    const { signal } = this.#loading
    this.#inView.beginList()
    try {
      const listed = await this.options.list(signal)
      if (signal.aborted) return
      this.#waiting += this.#inView.fill(listed)
      this.#isLoaded = true
      if (stream.readyState === OPEN) this.#show({ connection: 'live' })
      this.#draw()
    } catch (error) {
      if (signal.aborted) return
      if (!isFinal(error)) return this.#tryAgain()
      this.stop()
      this.#show({ error })
    }
  }

  #lost(stream: LiveStream): void {
    this.#show({ connection: 'lost' })
    if (stream.readyState === CLOSED) this.#tryAgain()
    // The list says why, or is what can be shown meanwhile.
    if (stream.readyState === CLOSED || !this.#isLoaded) void this.#load(stream)
  }

  #tryAgain(): void {
    this.#show({ connection: 'lost' })
    this.#timer ??= setTimeout(() => {
      this.stop()
      this.start()
    }, AGAIN_MS)
  }

  #drawSoon(): void {
    if (!this.#isDrawn) return
    this.#isDrawn = false
    this.options.onNextFrame(() => {
      this.#isDrawn = true
      this.#draw()
    })
  }

  #draw(): void {
    const { isPaused, events } = this.#view
    // What is shown first is nothing that waits.
    if (!isPaused || events === undefined) this.#waiting = 0
    const isStill = isPaused && events !== undefined
    this.#show({
      waiting: this.#waiting,
      ...(!this.#isLoaded || isStill ? {} : { events: this.#inView.newestFirst() })
    })
  }

  #show(change: Partial<LiveView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const eventOf = ({ data }: MessageEvent<string>) => JSON.parse(data) as ListedEvent // as the API's document says
