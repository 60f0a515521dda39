/** An answer of the API. */
export interface ApiAnswer {
  status: number
  /** As JSON; undefined when it is empty. */
  body: unknown
}

/** Calls the API as scripts do, and keeps what it answered. */
export class ApiClient {
  /** The bodies of all answers, as text. */
  readonly texts: string[] = []

  /** @param origin where it is asked for at each call: in a test it is known late */
  constructor(private readonly origin: () => string) {}

  get = (path: string) => this.call('GET', path)
  post = (path: string, body?: unknown) => this.call('POST', path, body)
  put = (path: string, body?: unknown) => this.call('PUT', path, body)
  patch = (path: string, body?: unknown) => this.call('PATCH', path, body)
  delete = (path: string) => this.call('DELETE', path)

  /** @param body JSON; a text is sent as it is */
  async call(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const response = await fetch(`${this.origin()}/api/v1${path}`, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json' },
            body: typeof body === 'string' ? body : JSON.stringify(body)
          })
    })
    const text = await response.text()
    this.texts.push(text)
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
}

/** An answer with an error of this status and code, and mistakes at these places if any are named. */
export const refused = (status: number, code: string, ...paths: string[]): object => ({
  status,
  body: {
    error: expect.objectContaining({
      code,
      ...(paths.length === 0 ? {} : { mistakes: paths.map((path) => expect.objectContaining({ path }) as object) })
    }) as object
  }
})
