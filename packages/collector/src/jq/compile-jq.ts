import { compile } from '@michaelhomer/jqjs'
import { CollectorError } from '../collector-error'
import type { Json } from '../json'
import { probeEventsFor } from './probe-events'
import { assignmentIn, dangerIn } from './unsafe-jq'
import { loadRealJq, type JqProblem, type JqResult, type RealJq } from './real-jq'

/** A compiled jq expression: takes a value, gives the expression's first result for it. Never throws. */
export type JqExpression = (input: Json) => JqResult

/** What an expression is for: a criterion is true or not, a path leads to a value. */
export type JqUse = 'criterion' | 'path'

let realJq: Promise<RealJq> | undefined
const compiled = new Map<string, JqExpression>()

/**
 * Compiles a jq expression for use on every event. jq itself must accept it, and the fast engine that will run it
 * must give the same as jq on a set of probe events, because that engine takes much that is not jq.
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
  if (problem) throw new CollectorError(`is not valid jq: ${describe(problem)}`)

  const assignment = assignmentIn(expression)
  if (assignment) throw new CollectorError(`uses jq that the collector does not run: ${assignment}`)

  const run = compileFast(expression)
  const objection = disagreement(jq, run, expression, use)
  if (objection) throw new CollectorError(`uses jq that the collector's fast engine does not support: ${objection}`)
  remember(`${use} ${expression}`, run)
  return run
}

/** Whoever writes an expression has it checked at each letter. */
const MOST_REMEMBERED = 2_000

const remember = (key: string, run: JqExpression): void => {
  const [oldest] = compiled.keys()
  if (compiled.size >= MOST_REMEMBERED && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, run)
}

/** Whether jq takes a result for true: everything is, except false, null, nothing and an error. */
export const isTrue = (result: JqResult): boolean =>
  typeof result === 'object' && result.output !== false && result.output !== null

/** The value a path leads to; null when there is none, as jq has it, and when looking for it failed. */
export const valueOf = (result: JqResult): Json => (typeof result === 'object' ? result.output : null)

const describe = ({ message, position }: JqProblem): string =>
  position ? `${message} at line ${position.line}, column ${position.column}` : message

const compileFast = (expression: string): JqExpression => {
  let program: ReturnType<typeof compile>
  try {
    program = compile(expression)
  } catch {
    return () => 'error'
  }
  return (input) => {
    try {
      const first = program(input).next()
      if (first.done) return 'no output'
      // The engine gives undefined past a list's end, and methods of JavaScript's own for names such as "constructor".
      return { output: isJsonLike(first.value) ? first.value : null }
    } catch {
      return 'error'
    }
  }
}

const isJsonLike = (value: unknown): value is Json => value !== undefined && typeof value !== 'function'

const disagreement = (jq: RealJq, run: JqExpression, expression: string, use: JqUse): string | undefined => {
  const probes = probeEventsFor(expression)
  const actual = probes.map((probe) => seenAs(use, run(probe)))
  // Asked first, because jq would print to this terminal for what the engine lacks: debug, stderr and the like.
  if (probes.every((probe) => run(probe) === 'error')) return 'it fails on every event'

  const expected = jq.results(expression, probes)?.map((result) => seenAs(use, result))
  if (!expected) return 'it ends the program'
  const index = expected.findIndex((value, at) => value !== actual[at])
  if (index < 0) return undefined
  return `for the event ${JSON.stringify(probes[index])} it gives ${actual[index]}, where jq gives ${expected[index]}`
}

/** What becomes of a result: a criterion only ever counts as true or not, and a path that fails leads to null. */
const seenAs = (use: JqUse, result: JqResult): string =>
  use === 'criterion' ? String(isTrue(result)) : JSON.stringify(valueOf(result))
