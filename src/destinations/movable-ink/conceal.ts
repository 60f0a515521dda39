import type { Settings } from './generated-types'
import { kindOf } from './kind'
import type { Payload } from './sendEntireEvent/generated-types'

const MASK = '•••'

/** What stands for the types and names of events while the rest is concealed: characters that mean nothing in a text. */
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

function replaceOne(text: string, hidden: string, shown: string): string {
  // A character that stands for a type or name is put back wherever it is.
  if (hidden.length >= UNMISTAKABLE || shown !== MASK) return text.split(hidden).join(shown)
  let result = ''
  let from = 0
  for (let at = text.indexOf(hidden); at !== -1; at = text.indexOf(hidden, from)) {
    const end = at + hidden.length
    const partOfLonger = isWordCharacter(text.charAt(at - 1)) || isWordCharacter(text.charAt(end))
    result += text.slice(from, at) + (partOfLonger ? hidden : shown)
    from = end
  }
  return result + text.slice(from)
}

/** What is replaced, and by what. The longest comes first, as one may be part of another. */
type Replacements = ReadonlyMap<string, string>

const replaceAll = (text: string, replacements: Replacements): string =>
  [...replacements]
    .sort(([a], [b]) => b.length - a.length)
    .reduce((result, [hidden, shown]) => replaceOne(result, hidden, shown), text)

/** Those of the texts that stand in `text`, as they are or as in a URL, each to be masked. */
function masksFor(text: string, hidden: Iterable<string>): Map<string, string> {
  const masks = new Map<string, string>()
  const add = (variant: string) => {
    if (variant.length >= SHORTEST && text.includes(variant)) masks.set(variant, MASK)
  }
  for (const one of hidden) {
    // Without the space around it, which HTTP drops from a header's value.
    add(printable(one).trim())
    if (text.includes('%')) add(urlEncoded(one))
  }
  return masks
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

/** The beginning of a text, without a word that is cut in two. */
const beginningOf = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\S*$/, '')}…` : text)

/** The types and names that stand in the text, each with the character that is to stand for it. */
function placeholdersFor(text: string, payloads: readonly Payload[]): Replacements {
  const kinds = new Set(payloads.flatMap((payload) => Object.values(kindOf(payload))))
  const found = [...kinds].filter((kind) => text.includes(kind))
  const most = PLACEHOLDERS.last - PLACEHOLDERS.first + 1
  return new Map(found.slice(0, most).map((kind, index) => [kind, String.fromCharCode(PLACEHOLDERS.first + index)]))
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
export function conceal(message: string, settings: Settings, payloads: readonly Payload[] = []): string {
  const readable = printable(beginningOf(message))
    // An echoed JSON body, whole or cut off, also within a string.
    .replace(/[{[]\s*\\*["{[].*$/, MASK)
    .replace(/\bBasic +\S+/gi, MASK)
  const withoutSecrets = replaceAll(readable, masksFor(readable, secretsOf(settings, payloads)))
  // Together, so that neither a name within a value nor a value within a name gets the other wrong.
  const placeholders = placeholdersFor(withoutSecrets, payloads)
  const concealed = replaceAll(
    withoutSecrets,
    new Map([...masksFor(withoutSecrets, leavesOf(payloads)), ...placeholders])
  )
  return [...placeholders].reduce((result, [kind, placeholder]) => result.split(placeholder).join(kind), concealed)
}
