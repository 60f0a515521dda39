import type { StoredEvent } from '../events/stored-events'

/** A stream of server-sent events, read as a browser does. */
export class EventSource {
  readonly #stop = new AbortController()
  #text = ''
  #isOver = false
  status = 0
  headers = new Headers()

  static async open(url: string, headers: Record<string, string> = {}): Promise<EventSource> {
    const source = new EventSource()
    const response = await fetch(url, { headers, signal: source.#stop.signal })
    source.status = response.status
    source.headers = response.headers
    void source.#read(response)
    return source
  }

  /** Everything that came so far. */
  get text(): string {
    return this.#text
  }

  /** Whether it was ended, by whomever. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** What came so far, each with the id it came under. */
  get events(): { id: string; data: unknown }[] {
    return [...this.#text.matchAll(/^id: (.*)\ndata: (.*)\n\n/gm)].map(([, id = '', data = '']) => ({
      id,
      data: JSON.parse(data) as unknown
    }))
  }

  /** The events that came again, as what became of them had changed. */
  get changes(): StoredEvent[] {
    return [...this.#text.matchAll(/^event: delivery\ndata: (.*)\n\n/gm)].map(
      ([, data = '']) => JSON.parse(data) as StoredEvent // an event as it is listed
    )
  }

  close(): void {
    this.#stop.abort()
  }

  async #read({ body }: Response): Promise<void> {
    const decoder = new TextDecoder()
    try {
      const reader = body?.getReader()
      for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
        this.#text += decoder.decode(part.value, { stream: true })
      }
    } catch {
      // It was cut, or closed by the test.
    }
    this.#isOver = true
  }
}
