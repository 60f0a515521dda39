import { CollectorError } from '../collector-error'
import type { Json } from '../json'
import { readPlainJq } from './plain-jq'
import { assignmentIn, dangerIn } from './unsafe-jq'
import { loadRealJq, type JqProblem, type RealJq } from './real-jq'

/**
 * A compiled jq expression: takes values, gives the expression's first result for each, undefined where there is none or it
 * fails. Never throws.
 */
export type JqExpression = (inputs: readonly Json[]) => (Json | undefined)[]

/** What an expression is for: a criterion is true or not, a path leads to a value. */
export type JqUse = 'criterion' | 'path'

let realJq: Promise<RealJq> | undefined
const compiled = new Map<string, JqExpression>()

/**
 * Compiles a jq expression for use on every event. jq itself must accept it. It also runs it, unless it is plain enough to be
 * run without.
 *
 * @throws CollectorError saying what is wrong, and where when jq tells.
 */
export const compileJq = async (expression: string, use: JqUse): Promise<JqExpression> => {
  const known = compiled.get(`${use} ${expression}`)
  if (known) return known

  const danger = dangerIn(expression)
  if (danger) throw new CollectorError(`uses jq that the collector does not run: ${danger}`)

  const jq = await (realJq ??= loadRealJq())
  const problem = jq.problemOf(expression)
  if (problem) throw new CollectorError(`is not valid jq: ${describe(problem)}${use === 'path' ? HOW_TO_WRITE : ''}`)

  const assignment = assignmentIn(expression)
  if (assignment) throw new CollectorError(`uses jq that the collector does not run: ${assignment}`)

  const plain = readPlainJq(expression)
  const run: JqExpression = plain ? (inputs) => inputs.map(plain) : (inputs) => jq.results(expression, inputs)
  remember(`${use} ${expression}`, run)
  return run
}

const HOW_TO_WRITE = '; write a path as .a.b, ."my key" or .list[0]'

/** Whoever writes an expression has it checked at each letter. */
const MOST_REMEMBERED = 2_000

const remember = (key: string, run: JqExpression): void => {
  const [oldest] = compiled.keys()
  if (compiled.size >= MOST_REMEMBERED && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, run)
}

const describe = ({ message, position }: JqProblem): string =>
  position ? `${message} at line ${position.line}, column ${position.column}` : message
