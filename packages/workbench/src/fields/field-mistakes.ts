import { capitalised } from '../ui/capitalised'

/** Something that the API says is wrong, and where, such as `fields.headers.X-Token`. */
export interface PlacedMistake {
  path: string
  message: string
}

const isAt = (path: string, place: string) => path === place || path.startsWith(`${place}.`)

/** What is said of one place and what is within it. */
export const mistakesWithin = <One extends PlacedMistake>(mistakes: readonly One[], place: string): One[] =>
  mistakes.filter(({ path }) => isAt(path, place))

/** Words that a message goes on with behind its path; any other message is a sentence of its own. */
const GOES_ON = /^(?:must|should|shouldn't|has|is|cannot)\b/

const withFullStop = (text: string) => text.replace(/\.?$/, '.')

/** A mistake in words that name what is within the place it is shown at, such as `@path must be a text`. */
export function wordsAt({ path, message }: PlacedMistake, place: string): string {
  const namesPath = message.startsWith(`${path} `)
  if (!namesPath && !GOES_ON.test(message)) return withFullStop(capitalised(message))
  const text = namesPath ? message.slice(path.length + 1) : message
  const subject = path === place ? 'It' : path.slice(place.length + 1)
  return withFullStop(`${subject} ${text}`)
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
