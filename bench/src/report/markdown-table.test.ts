import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figure, ratio } from './figures'
import { markdownTable } from './markdown-table'

test('a table is laid out as prettier lays it out', () => {
  assert.equal(
    markdownTable(
      ['', 'events/s'],
      [
        ['ours', '1,234'],
        ['a | b', '–']
      ]
    ),
    ['|        | events/s |', '| ------ | -------: |', '| ours   |    1,234 |', '| a \\| b |        – |'].join('\n')
  )
})

test('a figure has as many digits as it has meaning', () => {
  assert.deepEqual([12_345.6, 123.4, 12.34, 1.234, NaN].map(figure), ['12,346', '123', '12.3', '1.23', '–'])
})

test('a ratio tells its spread', () => {
  assert.equal(ratio({ median: 1.314, min: 1.2, max: 1.5 }), '× 1.31 (1.20–1.50)')
})
