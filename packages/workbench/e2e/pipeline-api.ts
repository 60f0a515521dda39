/** What a test sets up, and looks into, without the browser: through the pipeline's API, as a script would. */
export class PipelineApi {
  constructor(readonly origin: string) {}

  /**
   * Asks the API.
   *
   * @param path such as `/sources`
   * @throws Error when the answer is no success
   */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
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

  /** Sends events to a source as an SDK does. */
  async send(sourceId: string, events: readonly object[]): Promise<void> {
    const { writeKey } = await this.ask<{ writeKey: string }>('GET', `/sources/${sourceId}/write-key`)
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
