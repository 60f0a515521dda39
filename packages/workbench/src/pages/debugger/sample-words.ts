/** What a sample file is about. */
export interface SampleWords {
  title: string
  description: string
}

const KNOWN: Readonly<Record<string, SampleWords>> = {
  'five-types': {
    title: 'One of each type',
    description: 'An identify, page, track, screen and group: the types the preset’s trigger matches.'
  },
  ecommerce: {
    title: 'Ecommerce',
    description: 'Every event of Segment’s Ecommerce Spec, from a promotion to an order and a refund.'
  },
  engage: {
    title: 'Engage',
    description: 'A computed trait, then an audience that somebody enters and leaves.'
  },
  alias: { title: 'Alias', description: 'The one type the preset’s trigger does not match: it is not sent on.' }
}

const ORDER = Object.keys(KNOWN)

/** A sample file in words; one that is not known goes by its own name. */
export const sampleWords = (name: string): SampleWords => KNOWN[name] ?? { title: name, description: '' }

/** Sorts sample files: the simplest first, those that are not known last. */
export function bySimplicity(one: { name: string }, other: { name: string }): number {
  const placeOf = ({ name }: { name: string }) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)
  return placeOf(one) - placeOf(other) || one.name.localeCompare(other.name)
}
