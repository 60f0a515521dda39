import { isUtf8 } from 'node:buffer'
import { byte } from './bytes'

/** Parses one JSON text. Its failure is a sentence of our own: the messages of JSON.parse quote what they read. */
export function parseObject(text: Buffer): { event: Record<string, unknown> } | { reason: string } {
  if (!isUtf8(text)) return { reason: 'not valid UTF-8' }
  try {
    const value: unknown = JSON.parse(text.toString())
    return isObject(value) ? { event: value } : { reason: `${kindOf(text)}, not an object` }
  } catch {
    return { reason: 'not valid JSON' }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(text: Buffer): string {
  if (text[0] === byte.openBracket) return 'an array'
  if (text[0] === byte.quote) return 'a string'
  const word = text.toString()
  return ['null', 'true', 'false'].includes(word) ? word : 'a number'
}
