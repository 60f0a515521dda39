import type { CatalogEntry } from '../../api/catalog'

const textOf = ({ slug, name, description, settings, actions, presets }: CatalogEntry): string =>
  [
    slug,
    name,
    description,
    ...settings.map(({ label }) => label),
    ...actions.map(({ title }) => title),
    ...presets.map((preset) => preset.name)
  ]
    .join('\n')
    .toLowerCase()

/** The destinations that hold each word of a search in their name, description, settings, actions or presets. */
export function searchCatalog(entries: readonly CatalogEntry[], search: string): CatalogEntry[] {
  const words = search.toLowerCase().split(/\s+/)
  return entries.filter((entry) => {
    const text = textOf(entry)
    return words.every((word) => text.includes(word))
  })
}
