import type { Json } from '../json'

/** Why jq refuses an expression, in its own words, and where: line and column count from 1. */
export interface JqProblem {
  message: string
  position?: { line: number; column: number }
}

/** What an expression gives for one input: its first output, none at all, or a run-time error. */
export type JqResult = { output: Json } | 'no output' | 'error'

/** jq itself, compiled to WebAssembly: about 1 ms a call, so it judges expressions and never sees live events. */
export interface RealJq {
  /** @returns the compile error of an expression, or `undefined` when jq accepts it. Nothing is evaluated. */
  problemOf(expression: string): JqProblem | undefined
  /** @returns the result for each input, or `undefined` when the program ends early (`halt`) */
  results(expression: string, inputs: Json[]): JqResult[] | undefined
}

const COMPILE_ERROR = 3

/** jq's message, then the offending line, padded with as many spaces as there are bytes before the offending token. */
const LOCATED_ERROR = /jq: error: (.+?)(?: \(Unix shell quoting issues\?\))? at <top-level>, line (\d+):\n(.*)$/m

/** Loads jq. The WebAssembly module opens nothing and installs no process handler; its exit codes are undone. */
export const loadRealJq = async (): Promise<RealJq> => {
  const jqWeb = await (await import('jq-web')).default

  // After a failure jq's own exit code stays behind in `process.exitCode` and would become this program's.
  const run = (json: string, program: string): string | undefined => {
    const { exitCode } = process
    try {
      return jqWeb.raw(json, program, ['-c'])
    } finally {
      process.exitCode = exitCode
    }
  }

  return {
    problemOf(expression) {
      try {
        // `empty |` keeps jq from evaluating; the line break keeps the expression's own columns.
        run('null', `empty |\n${expression}`)
        return undefined
      } catch (error) {
        if ((error as { exitCode?: number }).exitCode !== COMPILE_ERROR) throw error
        return describeProblem((error as Error).message, expression)
      }
    },
    results(expression, inputs) {
      const printed = run(JSON.stringify(inputs), `map(try [limit(1; (\n${expression}\n))] catch "error")`)
      if (!printed) return undefined
      return (JSON.parse(printed) as (Json[] | 'error')[]).map(toResult)
    }
  }
}

const toResult = (printed: Json[] | 'error'): JqResult => {
  if (printed === 'error') return 'error'
  const [output] = printed
  return output === undefined ? 'no output' : { output }
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
