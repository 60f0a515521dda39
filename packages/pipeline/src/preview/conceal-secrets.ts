import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'

const MASK = '•••'

/** Shorter texts are no secret, and would be found everywhere. The destination's own `conceal` has the same limit. */
const SHORTEST = 4

function urlSecrets(setting: string): string[] {
  try {
    const { pathname, search, hash, searchParams } = new URL(setting.trim())
    const segments = pathname.split('/').filter((segment) => segment !== 'behavioral')
    return [
      pathname.replace(/^\/(?:behavioral\/)?/, ''),
      ...segments,
      search.slice(1),
      hash.slice(1),
      ...searchParams.values()
    ]
  } catch {
    return [setting]
  }
}

const orElse = (text: string, change: (text: string) => string) => {
  try {
    return change(text)
  } catch {
    // No text of that form: half a surrogate pair, or a percent sign that means itself.
    return text
  }
}

/** The text as it is, as it may stand in a URL, and in JSON. */
const variantsOf = (text: string): string[] => [
  text,
  orElse(text, decodeURIComponent),
  orElse(text, encodeURIComponent),
  JSON.stringify(text).slice(1, -1)
]

function secretsOf({ username = '', password = '', movable_ink_url: url = '' }: Partial<Settings>): string[] {
  const credentials = Buffer.from(`${username}:${password}`, 'utf8')
  const encoded = ['base64', 'base64url'] as const
  const secrets = [
    password,
    ...encoded.map((form) => credentials.toString(form).replace(/=+$/, '')),
    ...urlSecrets(url)
  ]
  const found = secrets.flatMap(variantsOf).filter((secret) => secret.length >= SHORTEST)
  // The longest first, as one may be part of another.
  return [...new Set(found)].sort((a, b) => b.length - a.length)
}

/** Masks the secrets of some settings in what comes from outside: an event, a mapping, an answer, a quoted message. */
export interface Concealer {
  text: (text: string) => string
  /** In the texts of JSON, as numbers, and in the names of keys. */
  json: (value: unknown) => unknown
}

/**
 * What masks the access secret and the endpoint key of these settings. Not for what is our own, such as the keys and codes of
 * an answer: a secret may be any word of them.
 */
export function concealerOf(settings: Partial<Settings>): Concealer {
  const secrets = secretsOf(settings)
  const text = (content: string) => secrets.reduce((result, secret) => result.split(secret).join(MASK), content)
  function json(value: unknown): unknown {
    if (typeof value === 'string') return text(value)
    if (typeof value === 'number') return secrets.includes(String(value)) ? MASK : value
    if (Array.isArray(value)) return value.map(json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), json(inner)]))
  }
  return { text, json }
}
