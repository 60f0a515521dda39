import type { Settings } from './generated-types'
import type { Payload } from './sendEntireEvent/generated-types'

const MASK = '•••'

/** Shorter texts stay: they are no secret, and without them nothing readable would be left. In characters. */
const SHORTEST = 4

/** Secrets from this length on are concealed within words too; shorter ones only as words of their own. */
const UNMISTAKABLE = 8

/** The values that say what kind of event it is: the reader needs them, and they identify nobody. */
function kindOf({ type, event, name }: NonNullable<Payload['data']>): unknown[] {
  return type === 'page' || type === 'screen' ? [type, name] : [type, event]
}

const isWordCharacter = (character: string) => /[\p{L}\p{N}_]/u.test(character)

function replaceWord(text: string, word: string): string {
  let result = ''
  let from = 0
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, from)) {
    const end = at + word.length
    const partOfLonger = isWordCharacter(text.charAt(at - 1)) || isWordCharacter(text.charAt(end))
    result += text.slice(from, at) + (partOfLonger ? word : MASK)
    from = end
  }
  return result + text.slice(from)
}

/** Every text and every number with seven digits or more (a phone, an id) that stands as a value anywhere in `data`. */
function* leaves(data: unknown): Generator<string> {
  const open: unknown[] = [data]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') yield value
    else if (typeof value === 'number' && Math.abs(value) >= 1e6) yield String(value)
    else if (typeof value === 'object' && value !== null) {
      for (const child of Object.values(value) as unknown[]) open.push(child)
    }
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The parts of the Movable Ink URL that hold, or may hold, the endpoint key. */
function urlSecrets(setting: string): string[] {
  try {
    const url = new URL(setting.trim())
    const segments = url.pathname.split('/').filter((segment) => segment !== 'behavioral')
    const parts = [url.href, url.pathname, url.search, url.hash, ...segments, ...url.searchParams.values()]
    return [setting, ...parts, ...parts.map(decoded)].filter((part) => /[^/]/.test(part))
  } catch {
    return [setting]
  }
}

function secrets({ username, password, movable_ink_url }: Settings, headers: Payload['headers']): string[] {
  const credentials = `${username}:${password}`
  return [
    username,
    password,
    credentials,
    Buffer.from(credentials, 'utf8').toString('base64'),
    ...urlSecrets(String(movable_ink_url)),
    ...Object.values(headers ?? {}).map(String)
  ].filter((secret) => secret.trim().length >= SHORTEST)
}

const longestFirst = (a: string, b: string) => b.length - a.length

/**
 * A text that came from outside (Movable Ink's message, a host name) without anything a message must not hold: control
 * characters, credentials, the endpoint key, the values of mapped headers, and the payload. A server may echo any of
 * them. The event's type and name stay, so that the reader knows which
 * event is meant.
 */
export function conceal(text: string, settings: Settings, payload: Payload = {}): string {
  let result = text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '')
    // An echoed JSON body, whole or cut off.
    .replace(/[{[]\s*["{[].*$/, MASK)

  for (const secret of secrets(settings, payload.headers).sort(longestFirst)) {
    result = secret.length < UNMISTAKABLE ? replaceWord(result, secret) : result.split(secret).join(MASK)
  }
  const kinds = kindOf(payload.data ?? {})
  const echoed = [...leaves(payload.data)].filter(
    (leaf) => leaf.trim().length >= SHORTEST && result.includes(leaf) && !kinds.includes(leaf)
  )
  for (const leaf of echoed.sort(longestFirst)) result = replaceWord(result, leaf)
  return result
}
