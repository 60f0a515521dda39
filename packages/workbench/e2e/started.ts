import type { MovableInkCredentials } from './pipeline-api'

/** What a browser may ask, and must never hold, of the workbenches that this process has started. */
const origins = new Set<string>()
const secrets = new Map<string, string>()

interface Started {
  origin: string
  apiToken: string | undefined
  credentials: MovableInkCredentials
}

/** Remembers a workbench, also when it has ended: its page may still be open then. */
export function noteStarted({ origin, apiToken, credentials: { url, accessSecret } }: Started): void {
  origins.add(origin)
  secrets.set(accessSecret, 'the access secret')
  // The key in the path opens the endpoint, so that it is as secret as that.
  secrets.set(url.slice(url.lastIndexOf('/') + 1), 'the endpoint key')
  if (apiToken !== undefined) secrets.set(apiToken, 'the API token')
}

export const isStarted = (origin: string) => origins.has(origin)

/** Which secrets stand in a text, in words. */
export function secretsIn(text: string): string[] {
  const found = [...secrets].filter(([secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
  return found.map(([, what]) => what)
}
