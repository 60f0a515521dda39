import type { SharedEventMapping } from './event-mapping'

/** An event mapping as the collector has it. */
export interface CollectorEventMapping extends SharedEventMapping {
  active: boolean
}

/** Event mappings with others beside them: one of the same name is replaced where it stands, the others follow. */
export function withShared(
  there: readonly CollectorEventMapping[],
  shared: readonly SharedEventMapping[]
): CollectorEventMapping[] {
  const active = shared.map((mapping) => ({ ...mapping, active: true }))
  const byName = new Map(active.map((mapping) => [mapping.name, mapping]))
  const names = new Set(there.map(({ name }) => name))
  return [
    ...there.map((mapping) => byName.get(mapping.name) ?? mapping),
    ...active.filter(({ name }) => !names.has(name))
  ]
}
