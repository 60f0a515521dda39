import type { Settings } from './generated-types'
import type { Payload } from './sendEntireEvent/generated-types'

const MASK = '•••'

/** What stands for an event's type or name while the rest is concealed: characters that mean nothing in any text. */
const PLACEHOLDERS = { first: 0xe000, last: 0xf8ff }

/** Longer texts are cut first: whatever a server sends, concealing takes no time worth mentioning. In characters. */
const LONGEST = 2000

/** Shorter texts stay: they are no secret, and without them nothing readable would be left. In characters. */
const SHORTEST = 4

/** Texts from this length on are concealed within words too; shorter ones only as words of their own. */
const UNMISTAKABLE = 8

/** Without line ends, control characters, and those that show nothing or turn the direction of what follows. */
const printable = (text: string) =>
  text.replace(/[\t\r\n]+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ue000-\uf8ff]/gu, '')

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

const longestFirst = (texts: Iterable<string>) => [...texts].sort((a, b) => b.length - a.length)

/** Conceals each of the texts, as it is and as it stands in a URL; the longest first, as one may be part of another. */
function concealAll(text: string, hidden: Iterable<string>): string {
  const found = new Set<string>()
  for (const one of hidden) {
    // Without the space around it, which HTTP drops from a header's value.
    const shown = printable(one).trim()
    if (shown.length < SHORTEST) continue
    for (const variant of [shown, urlEncoded(one)]) if (text.includes(variant)) found.add(variant)
  }
  return longestFirst(found).reduce(concealOne, text)
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

function secretsOf({ username, password, movable_ink_url }: Settings, payloads: readonly Payload[]): string[] {
  const credentials = `${username}:${password}`
  const base64 = Buffer.from(credentials, 'utf8').toString('base64').replace(/=+$/, '')
  const headers = payloads.flatMap((payload) => Object.values(payload.headers ?? {}))
  const sent = headers.filter((value) => typeof value !== 'object').map(String)
  return [username, password, credentials, base64, ...urlSecrets(movable_ink_url), ...new Set(sent)]
}

/** Every text, and every number with seven digits or more (a phone, an id), that stands as a value in any `data`. */
function* leavesOf(payloads: readonly Payload[]): Generator<string> {
  const open: unknown[] = payloads.map(({ data }) => data)
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
function kindOf({ data = {} }: Payload): string[] {
  const { type, event, name } = data
  const kind = type === 'page' || type === 'screen' ? [type, name] : [type, event]
  return kind.filter((value): value is string => typeof value === 'string' && value !== '')
}

/** The beginning of a text, without a word that is cut in two. */
const beginningOf = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\S*$/, '')}…` : text)

/** The text with each event's type and name replaced by a character of its own, and back. */
function withoutKinds(text: string, payloads: readonly Payload[], change: (text: string) => string): string {
  const kinds = longestFirst(new Set(payloads.flatMap(kindOf))).filter((kind) => text.includes(kind))
  const most = PLACEHOLDERS.last - PLACEHOLDERS.first + 1
  const replaced = kinds.slice(0, most).map((kind, index) => [kind, String.fromCharCode(PLACEHOLDERS.first + index)])
  const without = replaced.reduce((result, [kind = '', placeholder]) => result.split(kind).join(placeholder), text)
  return replaced.reduce((result, [kind, placeholder = '']) => result.split(placeholder).join(kind), change(without))
}

/**
 * A text that came from outside (Movable Ink's message, a host name) without anything that a message must not hold:
 * control characters, credentials, the endpoint key, the values of mapped headers, and the payloads. A server may echo
 * any of them. The types and names of the events stay, so that the reader knows which event is meant.
 *
 * What an echo changes beyond recognition (another case, another encoding, half of a value) cannot be found.
 *
 * @param payloads what was sent in the request
 */
export function conceal(text: string, settings: Settings, payloads: readonly Payload[] = []): string {
  const readable = printable(beginningOf(text))
    // An echoed JSON body, whole or cut off, also within a string.
    .replace(/[{[]\s*\\*["{[].*$/, MASK)
    .replace(/\bBasic +\S+/gi, MASK)
  const withoutSecrets = concealAll(readable, secretsOf(settings, payloads))
  return withoutKinds(withoutSecrets, payloads, (rest) => concealAll(rest, leavesOf(payloads)))
}
