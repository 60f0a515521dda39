import { categoryOf, IDLE } from './categories'
import type { Category } from './categories'
import type { Frame } from './frames'

/** What was spent, by category and by file. */
export interface Attribution {
  total: number
  byCategory: Partial<Record<Category, number>>
  /** The files on which most was spent, each with what was built in and called from it. */
  files: { file: string; category: Category; self: number }[]
}

const MOST_FILES = 60

/** Where a path within the repository begins. */
const WITHIN_REPOSITORY = [/packages\/[^/]+\/src\/.*$/, /bench\/src\/.*$/, /(dist|src)\/destinations\/.*$/]

/** A file as a reader of the report knows it: from `node_modules`, or the folder of the repository. */
function shortName(url: string): string {
  if (url.includes('/node_modules/')) return url.replace(/^.*\/node_modules\//, '')
  return WITHIN_REPOSITORY.map((pattern) => pattern.exec(url)?.[0]).find((name) => name !== undefined) ?? url
}

interface Caller {
  category: Category
  file: string
}

const OUTSIDE: Caller = { category: 'other', file: '(promises, timers)' }

/**
 * Adds up a profile. What is built in, `JSON.stringify` for example, is spent by the file that called it. Idle time
 * is left out.
 */
export function attribute(root: Frame): Attribution {
  const byCategory: Attribution['byCategory'] = {}
  const files = new Map<string, { file: string; category: Category; self: number }>()
  let total = 0

  const visit = (frame: Frame, caller: Caller) => {
    const { functionName, url, self, children } = frame
    if (functionName === IDLE) return
    const category = categoryOf(functionName, url)
    const here = category === undefined ? caller : { category, file: url === '' ? functionName : shortName(url) }
    if (self > 0) {
      total += self
      byCategory[here.category] = (byCategory[here.category] ?? 0) + self
      const entry = files.get(here.file) ?? { ...here, self: 0 }
      entry.self += self
      files.set(here.file, entry)
    }
    for (const child of children) visit(child, here)
  }
  visit(root, OUTSIDE)

  const mostSpent = [...files.values()].sort((a, b) => b.self - a.self).slice(0, MOST_FILES)
  return { total, byCategory, files: mostSpent }
}
