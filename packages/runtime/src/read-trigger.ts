import { generateFql, parseFql, validate } from '@segment/destination-subscriptions'
import type { Condition, GroupCondition } from '@segment/destination-subscriptions'

/** What a trigger is read as. */
export interface TriggerReading {
  parsed: GroupCondition
  /** The same as FQL. */
  readAs: string
}

/** Each by itself: in its group it may not be looked at, depending on the others and on the event. */
function assertRunnable(condition: Condition): void {
  if (condition.type === 'group') return condition.children.forEach(assertRunnable)
  validate({ type: 'group', operator: 'and', children: [condition] }, { type: 'track' })
}

/**
 * Reads a trigger as Segment's runtime does.
 *
 * @returns undefined when the runtime cannot work with it: `parseFql` fails, or reads something that breaks on events, such
 * as empty parentheses, or a property whose name is a bracket
 */
export function readTrigger(subscribe: string): TriggerReading | undefined {
  const parsed = parseFql(subscribe)
  if ('error' in parsed) return undefined
  try {
    assertRunnable(parsed)
    return { parsed, readAs: generateFql(parsed) }
  } catch {
    return undefined
  }
}
