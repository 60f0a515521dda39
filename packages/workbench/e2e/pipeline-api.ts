/** What Movable Ink hands over to whoever sends events to it. */
export interface MovableInkCredentials {
  url: string
  username: string
  accessSecret: string
}

/** What a test sets up, and looks into, without the browser: through the pipeline's API, as a script would. */
export class PipelineApi {
  /** @param apiToken where the API asks for one */
  constructor(
    readonly origin: string,
    private readonly apiToken?: string
  ) {}

  /**
   * Asks the API.
   *
   * @param path such as `/sources`
   * @throws Error when the answer is no success
   */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.apiToken === undefined ? {} : { authorization: `Bearer ${this.apiToken}` })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer // as the API's document says
  }

  /** The first source, and the first destination, that `npm start` has made. */
  async firstSetUp(): Promise<{ sourceId: string; destinationId: string }> {
    const { sources } = await this.ask<{ sources: { id: string }[] }>('GET', '/sources')
    const { destinations } = await this.ask<{ destinations: { id: string }[] }>('GET', '/destinations')
    const [source, destination] = [sources[0], destinations[0]]
    if (source === undefined || destination === undefined) throw new Error('There is no first set-up')
    return { sourceId: source.id, destinationId: destination.id }
  }

  /** What the collector of the run hands over. */
  credentials(): Promise<MovableInkCredentials> {
    return this.ask('GET', '/movable-ink/credentials')
  }

  async writeKey(sourceId: string): Promise<string> {
    return (await this.ask<{ writeKey: string }>('GET', `/sources/${sourceId}/write-key`)).writeKey
  }

  /** Sends events to a source as an SDK does. */
  async send(sourceId: string, events: readonly object[]): Promise<void> {
    const writeKey = await this.writeKey(sourceId)
    const response = await fetch(`${this.origin}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ batch: events }),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
      }
    })
    if (!response.ok) throw new Error(`The events were answered ${response.status}`)
  }
}
