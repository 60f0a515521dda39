import { generateFql, parseFql } from '@segment/destination-subscriptions'

/**
 * What is wrong with a trigger; undefined when nothing is. What `parseFql` does not understand it mostly leaves out or
 * reads as something else, without an error: single quotes, `!( … )`, `and` mixed with `or`, a missing value. The trigger
 * made of what it read shows that.
 */
export function whyUnusable(subscribe: string): string | undefined {
  const trigger = parseFql(subscribe)
  if ('error' in trigger) return 'it is not a trigger in FQL, such as type = "track"'
  const read = generateFql(trigger)
  const withoutSpace = (text: string) => text.replace(/\s+/g, '')
  return withoutSpace(read) === withoutSpace(subscribe) ? undefined : `it would be read as ${read}`
}
