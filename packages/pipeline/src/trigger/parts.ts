import { lex } from '@segment/fql-ts'

/** The smallest piece of a trigger that means something, as the parser's own lexer gives it. */
export interface Token {
  type: string
  value: string
}

/**
 * What a trigger is written of, in order. The parser keeps no such record: what it does not understand it mostly leaves out,
 * or reads as something else.
 */
export type Part =
  /** `properties.price >= 5`; without a value where none stands. */
  | { kind: 'condition'; field: string; operator: string; value?: Token }
  /** `contains(event, "a")`, at its depth of parentheses; without a value where none stands. */
  | { kind: 'call'; name: string; depth: number; field?: string; value?: Token }
  | { kind: 'conditional'; word: string; group: number }
  | { kind: 'opening'; negated: boolean; depth: number; isEmpty: boolean }
  /** A name that stands alone. */
  | { kind: 'word'; word: string }

const VALUES = ['string', 'number', 'null', 'ident']

const asValue = (token: Token | undefined) => (token !== undefined && VALUES.includes(token.type) ? token : undefined)

/** Names with their dots in one piece. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const [before, last] = [result.at(-2), result.at(-1)]
    if (token.type === 'ident' && last?.type === 'dot' && before?.type === 'ident') {
      result.splice(-2, 2, { type: 'ident', value: `${before.value}.${token.value}` })
    } else result.push({ type: token.type, value: token.value })
  }
  return result.filter(({ type }) => type !== 'eos')
}

/** What a trigger is written of; and what of it is no FQL at all. */
export interface Written {
  parts: Part[]
  /** The lexer's own words, such as `invalid character "&"`. */
  unreadable?: string
}

function callOf(name: string, depth: number, inside: readonly Token[]): Part {
  const [field, comma, value] = inside
  return {
    kind: 'call',
    name,
    depth,
    ...(field?.type === 'ident' ? { field: field.value } : {}),
    ...(comma?.type === 'comma' ? { value: asValue(value) } : {})
  }
}

/** Takes a trigger apart, whether or not it can be read. */
export function partsOf(trigger: string): Written {
  const { tokens: lexed, error } = lex(trigger)
  const tokens = joined(lexed)
  const parts: Part[] = []
  const open: number[] = [0]
  let groups = 0
  for (let at = 0; at < tokens.length; at++) {
    const { type, value } = tokens[at] as Token // within the list
    const next = tokens[at + 1]
    if (type === 'conditional') parts.push({ kind: 'conditional', word: value, group: open.at(-1) ?? 0 })
    else if (type === 'parenleft') {
      const negated = tokens[at - 1]?.value === '!'
      parts.push({ kind: 'opening', negated, depth: open.length, isEmpty: next?.type === 'parenright' })
      open.push(++groups)
    } else if (type === 'parenright') open.pop()
    else if (type === 'ident' && next?.type === 'parenleft') {
      const end = tokens.findIndex((token, index) => index > at && token.type === 'parenright')
      const inside = tokens.slice(at + 2, end === -1 ? undefined : end)
      parts.push(callOf(value, open.length - 1, inside))
      at += 1 + inside.length + (end === -1 ? 0 : 1)
    } else if (type === 'ident' && next?.type === 'operator') {
      const given = asValue(tokens[at + 2])
      parts.push({ kind: 'condition', field: value, operator: next.value, value: given })
      at += given === undefined ? 1 : 2
    } else if (type === 'ident') parts.push({ kind: 'word', word: value })
  }
  return { parts, ...(error === undefined ? {} : { unreadable: error.message }) }
}
