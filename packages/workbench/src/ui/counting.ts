const lists = new Intl.ListFormat('en', { type: 'conjunction' })
const numbers = new Intl.NumberFormat('en')

/** "Username, Access Secret and Movable Ink URL". */
export const listOf = (words: readonly string[]): string => lists.format(words).replace(/, and /, ' and ')

/** A number as people read it: "12,345". */
export const inDigits = (count: number): string => numbers.format(count)

/** "1 event", "12 events". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${inDigits(count)} ${count === 1 ? one : many}`
