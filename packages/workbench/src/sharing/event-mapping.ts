/** A row of an event mapping: Movable Ink's field, and the jq path to its value. */
export interface FieldRow {
  name: string
  path: string
}

/** An event mapping as it is edited: one that Movable Ink could set up for a payload. */
export interface EventMapping {
  name: string
  /** A jq criterion. */
  match: string
  rows: readonly FieldRow[]
}

/** An event mapping as the collector takes it, and as it is shared. */
export interface SharedEventMapping {
  name: string
  match: string
  fields: Record<string, string>
}

/** An event mapping with its rows as an object; of rows that are not filled in nothing is left. */
export function sharedEventMapping({ name, match, rows }: EventMapping): SharedEventMapping {
  const filled = rows
    .map((row) => ({ name: row.name.trim(), path: row.path.trim() }))
    .filter((row) => row.name !== '' && row.path !== '')
  return {
    name: name.trim(),
    match: match.trim(),
    fields: Object.fromEntries(filled.map((row) => [row.name, row.path]))
  }
}

/** What is wrong with an event mapping, in words. */
export interface MappingMistakes {
  name: string | undefined
  match: string | undefined
  /** By the place of the row. */
  rows: readonly (string | undefined)[]
}

function mistakeInRow(row: FieldRow, place: number, rows: readonly FieldRow[]): string | undefined {
  const [name, path] = [row.name.trim(), row.path.trim()]
  if (name === '' && path === '') return undefined
  if (name === '') return 'A name is missing'
  if (path === '') return 'A path is missing'
  return rows.findIndex((other) => other.name.trim() === name) < place ? 'There is a field of this name' : undefined
}

/** What is wrong with an event mapping; a row with nothing in it is not looked at. */
export const mistakesIn = ({ name, match, rows }: EventMapping): MappingMistakes => ({
  name: name.trim() === '' ? 'A name is missing' : undefined,
  match: match.trim() === '' ? 'A criterion is missing' : undefined,
  rows: rows.map(mistakeInRow)
})

/** Whether anything is wrong with an event mapping: as it stands it would be shared otherwise than it is edited. */
export function hasMistakes(mapping: EventMapping): boolean {
  const { name, match, rows } = mistakesIn(mapping)
  return [name, match, ...rows].some((mistake) => mistake !== undefined)
}
