import type { Settings } from './generated-types'
import type { Payload } from './sendEntireEvent/generated-types'

const MASK = '•••'

/** What stands for the event's type or name while the rest is concealed: characters that mean nothing in any text. */
const PLACEHOLDERS = ['\ue000', '\ue001']

/** Longer texts are cut first: whatever a server sends, concealing takes no time worth mentioning. In characters. */
const LONGEST = 2000

/** Shorter texts stay: they are no secret, and without them nothing readable would be left. In characters. */
const SHORTEST = 4

/** Texts from this length on are concealed within words too; shorter ones only as words of their own. */
const UNMISTAKABLE = 8

/** Without line ends, control characters, and those that show nothing or turn the direction of what follows. */
const printable = (text: string) =>
  text.replace(/[\t\r\n]+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ue000\ue001]/gu, '')

const isWordCharacter = (character: string) => /[\p{L}\p{N}_]/u.test(character)

function concealOne(text: string, hidden: string): string {
  if (!text.includes(hidden)) return text
  if (hidden.length >= UNMISTAKABLE) return text.split(hidden).join(MASK)
  let result = ''
  let from = 0
  for (let at = text.indexOf(hidden); at !== -1; at = text.indexOf(hidden, from)) {
    const end = at + hidden.length
    const partOfLonger = isWordCharacter(text.charAt(at - 1)) || isWordCharacter(text.charAt(end))
    result += text.slice(from, at) + (partOfLonger ? hidden : MASK)
    from = end
  }
  return result + text.slice(from)
}

/** Conceals each of the texts, as it is and as it stands in a URL; the longest first, as one may be part of another. */
function concealAll(text: string, hidden: Iterable<string>): string {
  const variants = new Set<string>()
  for (const one of hidden) {
    // Without the space around it, which HTTP drops from a header's value.
    const shown = printable(one).trim()
    if (shown.length >= SHORTEST) variants.add(shown).add(urlEncoded(one))
  }
  return [...variants].sort((a, b) => b.length - a.length).reduce(concealOne, text)
}

function urlEncoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    // Half a surrogate pair has no such form.
    return text
  }
}

function urlDecoded(text: string): string {
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
    return [setting, ...parts, ...parts.map(urlDecoded)]
  } catch {
    return [setting]
  }
}

function secretsOf({ username, password, movable_ink_url }: Settings, headers: Payload['headers']): string[] {
  const credentials = `${username}:${password}`
  const base64 = Buffer.from(credentials, 'utf8').toString('base64').replace(/=+$/, '')
  const sent = Object.values(headers ?? {}).filter((value) => typeof value !== 'object')
  return [username, password, credentials, base64, ...urlSecrets(movable_ink_url), ...sent.map(String)]
}

/** Every text, and every number with seven digits or more (a phone, an id), that stands as a value in `data`. */
function* leavesOf(data: unknown): Generator<string> {
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

/** The values that say what kind of event it is: the reader needs them, and they identify nobody. */
function kindOf({ type, event, name }: NonNullable<Payload['data']>): string[] {
  const kind = type === 'page' || type === 'screen' ? [type, name] : [type, event]
  return kind.filter((value): value is string => typeof value === 'string' && value !== '')
}

/** The beginning of a text, without a word that is cut in two. */
const beginningOf = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\S*$/, '')}…` : text)

/**
 * A text that came from outside (Movable Ink's message, a host name) without anything that a message must not hold:
 * control characters, credentials, the endpoint key, the values of mapped headers, and the payload. A server may echo
 * any of them. The event's own type and name stay, so that the reader knows which event is meant.
 *
 * What an echo changes beyond recognition (another case, another encoding, half of a value) cannot be found.
 */
export function conceal(text: string, settings: Settings, { headers, data = {} }: Payload = {}): string {
  const readable = printable(beginningOf(text))
    // An echoed JSON body, whole or cut off, also within a string.
    .replace(/[{[]\s*\\*["{[].*$/, MASK)
    .replace(/\bBasic +\S+/gi, MASK)

  const kind = kindOf(data)
  let result = concealAll(readable, secretsOf(settings, headers))
  kind.forEach((value, index) => (result = result.split(value).join(PLACEHOLDERS[index])))
  result = concealAll(result, leavesOf(data))
  kind.forEach((value, index) => (result = result.split(PLACEHOLDERS[index] ?? '').join(value)))
  return result
}
