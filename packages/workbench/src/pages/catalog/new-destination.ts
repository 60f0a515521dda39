import type { Destination } from '../../api/destinations'

/** A name for another instance that tells it from those that are there: "Movable Ink", "Movable Ink 2". */
export function nameForNew(catalogName: string, existing: readonly Pick<Destination, 'name'>[]): string {
  const name = catalogName.replace(/ \(Actions\)$/, '')
  const taken = new Set(existing.map((destination) => destination.name))
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name} ${number}`)) number++
  return `${name} ${number}`
}
