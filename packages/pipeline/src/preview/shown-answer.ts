import type { DecoratedResponse } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { conceal as destinationsOwn } from '../../../../src/destinations/movable-ink/conceal'
import { concealerOf } from './conceal-secrets'
import { credentialsIn } from './shown-headers'
import type { ClientHeaders } from './shown-headers'

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

/** An answer, and the request that it is for. */
export interface Answer extends Pick<DecoratedResponse, 'status' | 'content'> {
  headers: Pick<DecoratedResponse['headers'], 'get'>
  request: { headers: ClientHeaders }
}

/** What masks, in a text of an answer, whatever it repeats of the settings and of the credentials in mapped headers. */
export function cleaned({ request }: Pick<Answer, 'request'>, settings: Settings): (text: string) => string {
  const { text: conceal } = concealerOf(settings)
  const sent = [{ headers: credentialsIn(request.headers) }]
  return (text) => conceal(destinationsOwn(text, settings, sent))
}

/** An answer as it may be shown: a server may repeat anything that was sent to it. */
export function shownAnswer(answer: Answer, settings: Settings): ShownAnswer {
  const { status, headers, content } = answer
  const clean = cleaned(answer, settings)
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
