import type { Leaf, Step } from './json'

/** A way in which a text is written within another one: as in the address of a page, or as a text or a number of JSON. */
export type Writing = 'address' | 'json' | 'number'

/** A text that is written within another one. */
export interface Inner {
  text: string
  /** Where each of its signs begins in the outer text; at last where it ends. */
  at: readonly number[]
}

/** A text that is read sign by sign, each from a piece of another one. */
class Reading {
  private text = ''
  private readonly at: number[] = []

  constructor(private readonly outer: string) {}

  /** Takes in what a piece of the outer text stands for. */
  take(read: string, start: number): void {
    this.text += read
    for (let unit = 0; unit < read.length; unit += 1) this.at.push(start)
  }

  /** Takes in signs that stand for themselves. */
  copy(start: number, end: number): void {
    for (let place = start; place < end; place += 1) this.take(this.outer.charAt(place), place)
  }

  inner(end: number): Inner {
    return { text: this.text, at: [...this.at, end] }
  }
}

/** The first sign of a row of %XX, and how long it is written; undefined where it is no UTF-8. */
function signIn(row: string): { sign: string; length: number } | undefined {
  for (const length of [3, 6, 9, 12]) {
    if (row.length < length) return undefined
    try {
      return { sign: decodeURIComponent(row.slice(0, length)), length }
    } catch {
      // It is written in more bytes, or is none.
    }
  }
  return undefined
}

const PERCENT_ROW = /(?:%[\da-f]{2})+/gi

/** A text without the percent signs of an address; undefined when it has none. */
export function readAddress(text: string): Inner | undefined {
  const reading = new Reading(text)
  let done = 0
  for (const { 0: row, index } of text.matchAll(PERCENT_ROW)) {
    reading.copy(done, index)
    for (let at = 0; at < row.length;) {
      const { sign, length } = signIn(row.slice(at, at + 12)) ?? { sign: row.charAt(at), length: 1 }
      reading.take(sign, index + at)
      at += length
    }
    done = index + row.length
  }
  if (done === 0) return undefined
  reading.copy(done, text.length)
  return reading.inner(text.length)
}

/** What stands between the quotes of a text of JSON. */
function readQuoted(text: string, start: number, end: number): Inner {
  const reading = new Reading(text)
  let done = start
  for (const { 0: escaped, index } of text.slice(start, end).matchAll(/\\u[\da-f]{4}|\\./gi)) {
    reading.copy(done, start + index)
    reading.take(JSON.parse(`"${escaped}"`) as string, start + index) // a text between quotes
    done = start + index + escaped.length
  }
  reading.copy(done, end)
  return reading.inner(end)
}

/** A text or a number of JSON that stands in a text. */
export interface JsonLeaf extends Leaf {
  value: string | number
  inner: Inner
}

const TOKEN = /"((?:[^"\\]|\\.)*)"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[{}[\],]|true|false|null/gi

/** An object or a list that is being read. */
interface Holder {
  steps: readonly Step[]
  isList: boolean
  keys: string[]
  /** Of the value that comes next; undefined while the key is awaited. */
  step: Step | undefined
}

const isJson = (text: string) => {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/** All texts and numbers of an object or a list that is written as JSON in a text; undefined when it is none. */
export function readJson(text: string): JsonLeaf[] | undefined {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return undefined
  const leaves: JsonLeaf[] = []
  const holders: Holder[] = []
  for (const { 0: token, 1: quoted, index } of text.matchAll(TOKEN)) {
    const holder = holders.at(-1)
    if (quoted !== undefined && holder?.step === undefined && holder !== undefined) {
      const key = readQuoted(text, index + 1, index + 1 + quoted.length).text
      holder.step = key
      holder.keys.push(key)
      continue
    }
    const steps = holder?.step === undefined ? [] : [...holder.steps, holder.step]
    const besides = holder?.keys ?? []
    if (token === '[') holders.push({ steps, isList: true, keys: [], step: 0 })
    else if (token === '{') holders.push({ steps, isList: false, keys: [], step: undefined })
    else if (token === '}' || token === ']') holders.pop()
    else if (token === ',' && holder !== undefined) holder.step = holder.isList ? Number(holder.step) + 1 : undefined
    else if (quoted !== undefined) {
      const inner = readQuoted(text, index + 1, index + 1 + quoted.length)
      leaves.push({ steps, besides, value: inner.text, inner })
    } else if (/\d/.test(token)) {
      const at = Array.from({ length: token.length + 1 }, (_, sign) => index + sign)
      leaves.push({ steps, besides, value: Number(token), inner: { text: token, at } })
    }
  }
  return leaves
}

/** A part of a text as it would stand by itself. */
export function read(text: string, writings: readonly Writing[], plusIsSpace: boolean): string {
  return writings.reduce((outer, writing) => {
    if (writing === 'json') return readQuoted(outer, 0, outer.length).text
    if (writing === 'number') return outer
    const spaced = plusIsSpace ? outer.replaceAll('+', ' ') : outer
    return readAddress(spaced)?.text ?? spaced
  }, text)
}

function writtenIn(text: string, writing: Writing): string {
  if (writing === 'number') return text
  if (writing === 'json') return JSON.stringify(text).slice(1, -1)
  try {
    return encodeURIComponent(text)
  } catch {
    return text // It is no valid Unicode.
  }
}

/** The other way: a text as it is written within another one. */
export const written = (text: string, writings: readonly Writing[]) =>
  writings.reduceRight((inner, writing) => writtenIn(inner, writing), text)
