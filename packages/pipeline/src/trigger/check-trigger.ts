import { readTrigger } from '@actions-movable-ink/runtime'
import type { GroupCondition } from '@segment/destination-subscriptions'
import { meaningTraps } from './meaning-traps'
import { partsOf } from './parts'
import { WRITING_TRAPS } from './writing-traps'
import type { TriggerWarning } from './writing-traps'

/** What a trigger in FQL is read as. */
export interface CheckedTrigger {
  /** Whether the runtime can work with it; else it matches nothing, and no mapping is saved with it. */
  valid: boolean
  /** Why it cannot. */
  error?: TriggerWarning
  parsed?: GroupCondition
  /** What was read, as FQL. */
  readAs?: string
  /**
   * Where it is read as something else than it says, or says what cannot be meant. Segment takes such a trigger and runs it
   * as it is read, and so does the pipeline: a mapping can be saved with it.
   */
  warnings: TriggerWarning[]
}

const withoutSpace = (text: string) => text.replace(/\s+/g, '')

const unreadable = (trigger: string, why: string | undefined): TriggerWarning => {
  if (trigger.trim() === '')
    return { code: 'EMPTY', message: 'There is nothing to match. Write type = "track", for one.' }
  const reason = why === undefined ? '' : `: ${why}`
  return {
    code: 'NOT_FQL',
    message: `It is not a trigger in FQL${reason}. Write type = "track" and event = "…", for one.`
  }
}

/** Reads a trigger as Segment's runtime does, and tells what that makes of it. */
export function checkTrigger(trigger: string): CheckedTrigger {
  const { parts, unreadable: why } = partsOf(trigger)
  const found = WRITING_TRAPS.flatMap(({ code, find }) =>
    [...new Set(find(parts, trigger))].flatMap((message) => (message === undefined ? [] : [{ code, message }]))
  )
  const reading = readTrigger(trigger)
  if (reading === undefined) {
    const [error = unreadable(trigger, why), ...warnings] = found
    return { valid: false, error, warnings }
  }
  if (found.length === 0 && withoutSpace(reading.readAs) !== withoutSpace(trigger)) {
    const message = `It is read as ${reading.readAs}. Write that if it is meant; else put texts in double quotes, and only "and" or only "or" between conditions.`
    found.push({ code: 'READ_DIFFERENTLY', message })
  }
  return { valid: true, ...reading, warnings: [...found, ...meaningTraps(reading.parsed)] }
}
