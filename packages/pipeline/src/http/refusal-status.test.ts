import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERROR_STATUS } from './refusal-status'

const DOCUMENT = join(__dirname, '../../../../docs/pipeline.md')

const ROW = /^\| `([A-Z_]+)` +\| (\d{3}) +\| \S/gm

describe('the table of codes in docs/pipeline.md', () => {
  it('has every code with its status, ordered by status', () => {
    const rows = [...readFileSync(DOCUMENT, 'utf8').matchAll(ROW)].map(([, code, status]) => [code, Number(status)])
    expect(Object.fromEntries(rows)).toEqual(ERROR_STATUS)
    expect(rows).toHaveLength(Object.keys(ERROR_STATUS).length)
    const statuses = rows.map(([, status]) => Number(status))
    expect(statuses).toEqual([...statuses].sort((a, b) => a - b))
  })
})
