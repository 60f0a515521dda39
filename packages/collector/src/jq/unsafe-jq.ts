/** A sign, with the backslash before it. */
const SIGN = /\\?[^]/g

/** An expression with its texts empty, but for the expressions in them: `"a \(.b) c"` is `"(.b)"`. */
const withoutTexts = (expression: string): string => {
  let code = ''
  let isText = false
  /** Of each text around this place, how many parentheses are open in the expression in it. */
  const open: number[] = []
  for (const [sign] of expression.matchAll(SIGN)) {
    const [depth = 0] = open
    if (isText && sign === '\\(') {
      open.unshift(0)
      isText = false
      code += '('
    } else if (isText) {
      isText = sign !== '"'
      if (!isText) code += sign
    } else {
      code += sign
      isText = sign === '"'
      if (open.length > 0 && sign === '(') open[0] = depth + 1
      else if (open.length > 0 && sign === ')') {
        if (depth > 0) open[0] = depth - 1
        else isText = open.shift() !== undefined
      }
    }
  }
  return code
}

/** The engines do not agree where a comment ends, nor is a text in it one. */
const COMMENT = /#[^\n]*["\\]/

/** Words that may run for ever; a key, a part of a path or a variable may be called so. */
const LOOP = /(?<![.\w$])(def|range|repeat|until|while|recurse|recurse_down)\b(?!\s*:)/

/** What makes more of a value than fits into memory: `"x" * 1000000000`, or a list with a place so far on. */
const GROWTH = /\*|(?<![.\w$])(setpath|combinations)\b/

/** What ends jq, prints, or waits for more to read. */
const PROGRAM = /(?<![.\w$])(halt|halt_error|debug|stderr|input|inputs)\b(?!\s*:)/

const ASSIGNMENT = /(?<![=!<>])=(?!=)/

/**
 * Why an expression must not even be compiled: neither engine can be stopped, and both run on the thread that answers.
 * A criterion or a path needs none of it.
 */
export const dangerIn = (expression: string): string | undefined => {
  const code = withoutTexts(expression)
  if (COMMENT.test(code)) return 'a comment with a quotation mark or a backslash may hide what is run'
  const [loop] = LOOP.exec(code) ?? []
  if (loop !== undefined) return `"${loop}" may never end; for lists there are map, select, any, all, first and last`
  const [growth] = GROWTH.exec(code) ?? []
  if (growth !== undefined) return `"${growth}" may take more memory than there is`
  const [program] = PROGRAM.exec(code) ?? []
  return program === undefined ? undefined : `"${program}" is for programs, not for what looks at an event`
}

/** Says so where an expression changes the event, which is hardly ever meant: the result of a change is always true. */
export const assignmentIn = (expression: string): string | undefined =>
  ASSIGNMENT.test(withoutTexts(expression)) ? '"=" changes the event; write "==" to compare' : undefined
