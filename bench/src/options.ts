import { parseArgs } from 'node:util'

/** The sections of the report, by number. */
export const SECTIONS = [1, 2, 3, 4, 5, 6] as const

/** What the command line asks for. */
export interface Options {
  /** Small amounts, to see that everything works. */
  quick: boolean
  sections: ReadonlySet<number>
  /** For how long the pipeline's memory is watched, instead of the usual time. */
  minutes?: number
}

/** How to use the command. */
export const USAGE = `npm run bench -- [--quick] [--only 1,3] [--minutes 10]

  --quick     small amounts, for trying: the figures mean little
  --only      some sections only: 1 one event a request, 2 batches, 3 profile, 4 send, 5 at a distance,
              6 the pipeline
  --minutes   for how long the pipeline's memory is watched under load, single and batched each; 2 otherwise

Without --quick, the report of sections 1 to 5 is also written to bench/RESULTS.md, if all of them were asked for, and that
of section 6 to bench/RESULTS-pipeline.md.`

/**
 * The options of a command line.
 *
 * @throws Error that says what is wrong with it
 */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, minutes: { type: 'string' } }
  })
  const numbers = values.only?.split(',').map(Number) ?? [...SECTIONS]
  if (!numbers.every((number) => SECTIONS.some((section) => section === number))) {
    throw new Error(`--only takes numbers of sections, ${SECTIONS[0]} to ${SECTIONS.length}, with commas between.`)
  }
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes)
  if (minutes !== undefined && !(minutes > 0)) throw new Error('--minutes takes a number greater than 0.')
  return { quick: values.quick ?? false, sections: new Set(numbers), minutes }
}
