/** How the cells of a column are aligned: figures to the right. */
export type Alignment = 'left' | 'right'

const escapeCell = (cell: string) => cell.replaceAll('|', '\\|')

/**
 * A Markdown table, laid out as prettier lays it out.
 *
 * @param headings the first column is aligned to the left, all others to the right, unless said otherwise
 */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = headings.map((_, column) => (column === 0 ? 'left' : 'right'))
): string {
  const lines = [headings, ...rows].map((row) => headings.map((_, column) => escapeCell(row[column] ?? '')))
  // Every character used here is one column wide.
  const widths = headings.map((_, column) => Math.max(3, ...lines.map((line) => [...(line[column] ?? '')].length)))
  const print = (line: readonly string[]) =>
    `| ${line
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - [...cell].length)
        return alignments[column] === 'right' ? space + cell : cell + space
      })
      .join(' | ')} |`
  const rule = widths.map((width, column) =>
    alignments[column] === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
  )
  const [heading = [], ...body] = lines
  return [print(heading), `| ${rule.join(' | ')} |`, ...body.map(print)].join('\n')
}
