import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type Json } from '../json'

/** Gives the result for an event; undefined where jq has none, or fails. */
export type PlainJq = (event: Json) => Json | undefined

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`
const STEP = new RegExp(String.raw`\.([A-Za-z_]\w*)|\.(${TEXT})|\.?\[\s*(${TEXT}|-?\d+)\s*\]|\?`, 'y')
const LITERAL = new RegExp(String.raw`(?:${TEXT}|-?\d+(?:\.\d+)?|true\b|false\b|null\b)`, 'y')
const OPERATOR = /==|!=|and\b|or\b|\(|\)/y
const SPACE = /\s*/y

/** Reads an expression from left to right. What it does not know it leaves, so that the end is not reached. */
class Reader {
  private at = 0

  constructor(private readonly expression: string) {}

  get isAtEnd(): boolean {
    return this.next(SPACE) !== undefined && this.at === this.expression.length
  }

  /** @returns undefined when it is other jq */
  disjunction(): PlainJq | undefined {
    return this.joined('or', () => this.joined('and', () => this.comparison()))
  }

  private joined(operator: 'and' | 'or', part: () => PlainJq | undefined): PlainJq | undefined {
    let left = part()
    while (left && this.took(operator)) {
      const [one, other]: (PlainJq | undefined)[] = [left, part()]
      left = one && other && (operator === 'and' ? both(one, other) : either(one, other))
    }
    return left
  }

  private comparison(): PlainJq | undefined {
    const left = this.term()
    const isEqual = this.took('==')
    if (!isEqual && !this.took('!=')) return left
    const right = this.term()
    return left && right && compared(left, right, isEqual)
  }

  private term(): PlainJq | undefined {
    if (this.took('(')) {
      const inner = this.disjunction()
      return this.took(')') ? inner : undefined
    }
    if (this.expression[this.at] === '.') return this.path()
    const literal = parsed(this.next(LITERAL)?.[0])
    return literal === undefined ? undefined : () => literal
  }

  private path(): PlainJq | undefined {
    const steps: (string | number)[] = []
    let step = this.next(STEP)
    if (step === undefined) this.at += 1
    while (step) {
      const [all, plain, quoted, bracketed] = step
      const key = plain ?? parsed(quoted ?? bracketed)
      if (typeof key === 'string' || typeof key === 'number') steps.push(key)
      else if (all !== '?') return undefined
      step = this.next(STEP)
    }
    return (event) => valueAt(event, steps)
  }

  private took(operator: string): boolean {
    this.next(SPACE)
    const before = this.at
    if (this.next(OPERATOR)?.[0] === operator) return this.next(SPACE) !== undefined
    this.at = before
    return false
  }

  private next(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.expression) ?? undefined
    if (match) this.at = pattern.lastIndex
    return match
  }
}

const parsed = (literal: string | undefined): Json | undefined => {
  try {
    return literal === undefined ? undefined : (JSON.parse(literal) as Json)
  } catch {
    return undefined // a text with an expression in it, or an escape that JSON does not have
  }
}

const valueAt = (event: Json, steps: readonly (string | number)[]): Json | undefined => {
  let here: Json | undefined = event
  for (const step of steps) {
    if (here === null) continue
    if (typeof step === 'number') here = Array.isArray(here) ? (here.at(step) ?? null) : undefined
    else if (!isJsonObject(here)) here = undefined
    else here = Object.hasOwn(here, step) ? here[step] : null
    if (here === undefined) return undefined
  }
  return here
}

/** Whether jq takes a value for true: all are but false and null. */
export const isTrue = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== false

const both =
  (one: PlainJq, other: PlainJq): PlainJq =>
  (event) => {
    const left = one(event)
    if (left === undefined || !isTrue(left)) return left === undefined ? undefined : false
    const right = other(event)
    return right === undefined ? undefined : isTrue(right)
  }

const either =
  (one: PlainJq, other: PlainJq): PlainJq =>
  (event) => {
    const left = one(event)
    if (left === undefined || isTrue(left)) return left === undefined ? undefined : true
    const right = other(event)
    return right === undefined ? undefined : isTrue(right)
  }

const compared =
  (one: PlainJq, other: PlainJq, isEqual: boolean): PlainJq =>
  (event) => {
    const [left, right] = [one(event), other(event)]
    if (left === undefined || right === undefined) return undefined
    return (left === right || isDeepStrictEqual(left, right)) === isEqual
  }

/**
 * Reads the jq that most criteria and paths are: paths such as `.a.b`, `."my key"` and `.list[-1]?`, compared by `==` and
 * `!=` with each other, with texts, numbers, true, false and null, joined by `and`, `or` and parentheses.
 *
 * @param expression which jq must have accepted
 * @returns undefined when it is more than that, so that jq itself has to run it
 */
export const readPlainJq = (expression: string): PlainJq | undefined => {
  const reader = new Reader(expression.trim())
  const read = reader.disjunction()
  return reader.isAtEnd ? read : undefined
}
