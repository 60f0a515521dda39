import type { Results } from './results'

/** A report that is kept. */
export interface Report {
  /** In the folder of the bench. */
  file: string
  of: Results
}

const OF_THE_DESTINATION = [1, 2, 3, 4, 5]
const OF_THE_PIPELINE = [6]

/** The reports that are written to files after these sections: each whole, or not at all. */
export function reportsOf({ pipeline, ...others }: Results, sections: ReadonlySet<number>): Report[] {
  const all = [
    { file: 'RESULTS.md', of: others, needs: OF_THE_DESTINATION },
    { file: 'RESULTS-pipeline.md', of: { pipeline }, needs: OF_THE_PIPELINE }
  ]
  return all
    .filter(({ needs }) => needs.every((section) => sections.has(section)))
    .map(({ file, of }) => ({ file, of }))
}
