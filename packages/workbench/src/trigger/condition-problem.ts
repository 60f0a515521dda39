import { hasPath, isTextual, takesValue } from './condition'
import type { Condition } from './condition'

/** How FQL writes a number. */
const DIGITS = /^-?\d+(\.\d+)?$/

/** Numbers so large or small that they are written with an exponent, which FQL does not read. */
const isWritable = (digits: string) => DIGITS.test(String(Number(digits)))

function ofPath({ field, path }: Condition): string | undefined {
  if (!hasPath(field)) return undefined
  if (path === '') return 'Write a path.'
  const parts = path.split(/[.[\]]/)
  const isWhole = !/^[.[\]]*$/.test(path) && !path.startsWith('.') && !path.endsWith('.') && !path.includes('..')
  return isWhole && parts.some((part) => part !== '') ? undefined : 'Write a name on either side of each dot.'
}

function ofValue({ operator, value, isNumber }: Condition): string | undefined {
  if (!takesValue(operator)) return undefined
  if (value === null) return isNumber ? 'Write a number.' : 'Write a value.'
  if (isNumber) {
    if (!DIGITS.test(value)) return 'Write a number in digits, such as 49.5.'
    return isWritable(value) ? undefined : 'FQL cannot write a number that large or that small.'
  }
  if (isTextual(operator) && value === '') return 'Write a value.'
  if (value.includes('"')) return 'FQL cannot write a double quote. Use "contains" with the text before or after it.'
  if ((operator === 'ends_with' || operator === 'not_ends_with') && value.endsWith('*'))
    return 'FQL cannot write a * at the end of this. Use "contains".'
  return undefined
}

/** What is wrong with a condition, and where. */
export interface ConditionProblem {
  at: 'path' | 'value'
  message: string
  /** Nothing is written there yet: nothing to be red about. */
  isMissing: boolean
}

/** Why a condition cannot stand in a trigger; undefined when it can. */
export function problemOf(condition: Condition): ConditionProblem | undefined {
  const path = ofPath(condition)
  if (path !== undefined) return { at: 'path', message: path, isMissing: condition.path === '' }
  const value = ofValue(condition)
  return value === undefined ? undefined : { at: 'value', message: value, isMissing: !condition.value }
}
