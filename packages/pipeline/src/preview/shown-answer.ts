import type { ModifiedResponse } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { conceal } from '../../../../src/destinations/movable-ink/conceal'

/** An answer of Movable Ink as it may be shown. */
export interface ShownAnswer {
  status: number
  /** Those that say nothing of anyone. */
  headers: Record<string, string>
  /** JSON, or the beginning of a text. Whatever it repeats of the settings is masked. */
  body: unknown
  truncated: boolean
  /** Movable Ink's id of the request. */
  requestId?: string
}

const SHOWN_HEADERS = ['x-request-id', 'content-type', 'retry-after', 'date']

/** The longest body that is looked at, in characters. Movable Ink's own are under 1,000. */
const MAX_BODY_LENGTH = 64 * 1024

/** The deepest nesting that is shown. */
const MAX_DEPTH = 20

const TOO_DEEP = '…'

/** JSON as it may be shown; undefined when the text is none, which a server may say of any. */
function concealedJson(text: string, clean: (text: string) => string): unknown {
  function within(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return clean(value)
    if (typeof value === 'number') return clean(String(value)) === String(value) ? value : clean(String(value))
    if (typeof value !== 'object' || value === null) return value
    if (depth === 0) return TOO_DEEP
    if (Array.isArray(value)) return value.map((inner) => within(inner, depth - 1))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), within(inner, depth - 1)]))
  }
  try {
    return within(JSON.parse(text), MAX_DEPTH)
  } catch {
    return undefined
  }
}

/** An answer as it may be shown: a server may repeat anything that was sent to it. */
export function shownAnswer({ status, headers, content }: ModifiedResponse, settings: Settings): ShownAnswer {
  const clean = (text: string) => conceal(text, settings)
  const shown = SHOWN_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name)
    return value === null ? [] : [[name, clean(value)]]
  })
  const truncated = content.length > MAX_BODY_LENGTH
  const json = truncated ? undefined : concealedJson(content, clean)
  const text = clean(content)
  const requestId = headers.get('x-request-id')
  return {
    status,
    headers: Object.fromEntries(shown),
    body: json ?? text,
    truncated: truncated || (json === undefined && text.endsWith('…') && !content.endsWith('…')),
    ...(requestId === null ? {} : { requestId: clean(requestId) })
  }
}
