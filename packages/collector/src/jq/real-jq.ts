import type { Json } from '../json'
import { loadBoundedJq } from './bounded-jq'

/** Why jq refuses an expression, in its own words, and where: line and column count from 1. */
export interface JqProblem {
  message: string
  position?: { line: number; column: number }
}

/** jq itself, compiled to WebAssembly: a call takes about 0.7 ms, and 0.01 ms more for each event. */
export interface RealJq {
  /** @returns the compile error of an expression, or `undefined` when jq accepts it. Nothing is evaluated. */
  problemOf(expression: string): JqProblem | undefined
  /** @returns the first result for each input, undefined where there is none or it fails; never throws */
  results(expression: string, inputs: readonly Json[]): (Json | undefined)[]
}

const COMPILE_ERROR = 3

/** What jq says of an input that it cannot read; of all else an expression may do, it says "jq: error". */
const UNREADABLE = /^jq: parse error: /m

/** Four times the largest request. What jq prints takes many times its length until it is read. */
const MOST_PRINTED_BYTES = 8_000_000

/** jq's message, then the offending line, padded with as many spaces as there are bytes before the offending token. */
const LOCATED_ERROR = /jq: error: (.+?)(?: \(Unix shell quoting issues\?\))? at <top-level>, line (\d+):\n(.*)$/m

/** Loads jq. The WebAssembly module opens nothing and installs no process handler; its exit codes are undone. */
export const loadRealJq = async (): Promise<RealJq> => {
  const raw = await loadBoundedJq()

  const run = (json: string, program: string, flag = '-c'): string | undefined => raw(json, program, [flag])

  const firstOfEach = (program: string, inputs: readonly Json[]): (Json | undefined)[] => {
    try {
      const printed = run(JSON.stringify(inputs), program, '-r')
      return (JSON.parse(printed ?? '') as Json[][]).map(([first]) => first) // lists of one result, or none
    } catch (error) {
      if (!(error instanceof Error && UNREADABLE.test(error.message))) throw error
      if (inputs.length <= 1) return inputs.map(() => undefined)
      // One that jq cannot read, such as one of more than 128 levels, says nothing of the others.
      const half = Math.ceil(inputs.length / 2)
      return [inputs.slice(0, half), inputs.slice(half)].flatMap((some) => firstOfEach(program, some))
    }
  }

  const results: RealJq['results'] = (expression, inputs) => {
    const program = `map(try [limit(1; (\n${expression}\n))] catch []) | tojson | select(utf8bytelength <= ${MOST_PRINTED_BYTES})`
    try {
      return firstOfEach(program, inputs)
    } catch {
      return inputs.map(() => undefined) // the fault is in the expression, so it would fail on each by itself
    }
  }

  return {
    results,
    problemOf(expression) {
      try {
        // `empty |` keeps jq from evaluating; the line break keeps the expression's own columns.
        run('null', `empty |\n${expression}`)
        return undefined
      } catch (error) {
        if ((error as { exitCode?: number }).exitCode !== COMPILE_ERROR) throw error
        return describeProblem((error as Error).message, expression)
      }
    }
  }
}

const describeProblem = (jqSays: string, expression: string): JqProblem => {
  const [, message, printedLineNumber, printedLine] = LOCATED_ERROR.exec(jqSays) ?? []
  if (message === undefined || printedLine === undefined) {
    return { message: jqSays.split('jq: error: ')[1]?.split('\n')[0]?.trim() ?? jqSays }
  }
  const lines = expression.split('\n')
  if (message.includes('unexpected end of file')) {
    return { message, position: { line: lines.length, column: (lines.at(-1) ?? '').length + 1 } }
  }
  const line = Number(printedLineNumber) - 1
  const source = lines[line - 1] ?? ''
  const bytesBefore = printedLine.length - source.length
  const column = Buffer.from(source).subarray(0, bytesBefore).toString().length + 1
  const hint = source[column - 1] === "'" ? ' (text stands between double quotes in jq)' : ''
  return { message: message + hint, position: { line, column } }
}
