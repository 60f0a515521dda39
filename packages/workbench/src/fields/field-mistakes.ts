/** Something that the API says is wrong, and where, such as `fields.headers.X-Token`. */
export interface PlacedMistake {
  path: string
  message: string
}

const isAt = (path: string, place: string) => path === place || path.startsWith(`${place}.`)

/** What is said of one place and what is within it. */
export const mistakesWithin = <One extends PlacedMistake>(mistakes: readonly One[], place: string): One[] =>
  mistakes.filter(({ path }) => isAt(path, place))

/** A message of a mistake goes on behind its path, unless it is a sentence of its own. */
const isSentence = (message: string) => /^[A-Z]/.test(message)

/** A mistake in words that name what is within the place it is shown at, such as `@path must be a text`. */
export function wordsAt({ path, message }: PlacedMistake, place: string): string {
  if (isSentence(message)) return message
  const text = message.startsWith(`${path} `) ? message.slice(path.length + 1) : message
  const rest = path === place ? '' : path.slice(place.length + 1)
  return rest === '' ? `It ${text}`.replace(/\.?$/, '.') : `${rest} ${text}`.replace(/\.?$/, '.')
}

/**
 * What is said of the rows of a field, and what of the field as a whole.
 *
 * @param place of the field, such as `fields.headers`
 */
export function byRow<One extends PlacedMistake>(
  mistakes: readonly One[],
  place: string,
  names: readonly string[]
): { ofRows: Map<string, string>; rest: One[] } {
  const ofRows = new Map<string, string>()
  const rest: One[] = []
  // The longest first: a name may begin as another does.
  const longestFirst = names.toSorted((one, other) => other.length - one.length)
  for (const mistake of mistakesWithin(mistakes, place)) {
    const name = longestFirst.find((one) => isAt(mistake.path, `${place}.${one}`))
    if (name === undefined) rest.push(mistake)
    else if (!ofRows.has(name)) ofRows.set(name, wordsAt(mistake, `${place}.${name}`))
  }
  return { ofRows, rest }
}
