import { readTrigger } from './read-trigger'

/**
 * What is wrong with a trigger; undefined when nothing is. What `parseFql` does not understand it mostly leaves out or
 * reads as something else, without an error: single quotes, `!( … )`, `and` mixed with `or`, a missing value. The trigger
 * made of what it read shows that.
 */
export function whyUnusable(subscribe: string): string | undefined {
  const reading = readTrigger(subscribe)
  if (reading === undefined) return 'it is not a trigger in FQL, such as type = "track"'
  const withoutSpace = (text: string) => text.replace(/\s+/g, '')
  const { readAs } = reading
  return withoutSpace(readAs) === withoutSpace(subscribe) ? undefined : `it would be read as ${readAs}`
}
