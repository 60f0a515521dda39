import { parseArgs } from 'node:util'

/** The sections of the report, by number. */
export const SECTIONS = [1, 2, 3, 4, 5] as const

/** What the command line asks for. */
export interface Options {
  /** Small amounts, to see that everything works. */
  quick: boolean
  sections: ReadonlySet<number>
}

/** How to use the command. */
export const USAGE = `npm run bench -- [--quick] [--only 1,3]

  --quick     small amounts, for trying: the figures mean little
  --only      some sections only: 1 one event a request, 2 batches, 3 profile, 4 send, 5 at a distance

With neither, the report is also written to bench/RESULTS.md.`

/**
 * The options of a command line.
 *
 * @throws Error that says what is wrong with it
 */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
  const numbers = values.only?.split(',').map(Number) ?? [...SECTIONS]
  if (!numbers.every((number) => SECTIONS.some((section) => section === number))) {
    throw new Error(`--only takes numbers of sections, ${SECTIONS[0]} to ${SECTIONS.length}, with commas between.`)
  }
  return { quick: values.quick ?? false, sections: new Set(numbers) }
}
