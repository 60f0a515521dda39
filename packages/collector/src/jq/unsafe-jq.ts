/** A text, but for one with an expression in it. */
const TEXT = /"(?:[^"\\]|\\[^(])*"/g

const withoutTexts = (expression: string): string => expression.replace(TEXT, '""')

/** Words that may run for ever; a key, a part of a path or a variable may be called so. */
const LOOP = /(?<![.\w$])(def|range|repeat|until|while|recurse|recurse_down)\b(?!\s*:)/

/** What makes more of a value than fits into memory: `"x" * 1000000000`, or a list with a place so far on. */
const GROWTH = /\*|(?<![.\w$])(setpath|combinations)\b/

const ASSIGNMENT = /(?<![=!<>])=(?!=)/

/**
 * Why an expression must not even be compiled: neither engine can be stopped, and both run on the thread that answers.
 * A criterion or a path needs none of it.
 */
export const dangerIn = (expression: string): string | undefined => {
  const code = withoutTexts(expression)
  const [loop] = LOOP.exec(code) ?? []
  if (loop !== undefined) return `"${loop}" may never end`
  const [growth] = GROWTH.exec(code) ?? []
  return growth === undefined ? undefined : `"${growth}" may take more memory than there is`
}

/** Says so where an expression changes the event, which is hardly ever meant: the result of a change is always true. */
export const assignmentIn = (expression: string): string | undefined =>
  ASSIGNMENT.test(withoutTexts(expression)) ? '"=" changes the event; write "==" to compare' : undefined
