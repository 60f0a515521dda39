import { CATEGORIES } from '../../profile/categories'
import type { Category } from '../../profile/categories'
import { percent } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { describeFiles, shareOf } from '../profile/describe'
import { MODES } from './stage'
import type { Throughput } from './throughput'

/** Smaller parts are left out. */
const LEAST_SHARE = 0.005

/** Where the main thread's time goes, by what the code is for, and the files with the most time. */
export function describeProfiles(profiles: Throughput['profiles']): string {
  const categories = (Object.keys(CATEGORIES) as Category[]).filter((category) =>
    MODES.some((mode) => shareOf(profiles[mode], category) >= LEAST_SHARE)
  )
  const rows = categories.map((category) => [
    CATEGORIES[category],
    ...MODES.map((mode) => percent(shareOf(profiles[mode], category)))
  ])
  return [
    markdownTable(['main thread', ...MODES], rows),
    MODES.map((mode) => `- ${mode}: ${describeFiles(profiles[mode])}`).join('\n')
  ].join('\n\n')
}
