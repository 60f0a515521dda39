import { useEffect, useState } from 'react'
import { NEW_CONDITION } from './condition'
import type { Condition, Conditions, Match } from './condition'
import { problemOf } from './condition-problem'
import { readTrigger } from './read-trigger'
import type { TriggerReading } from './read-trigger'
import { writeTrigger } from './write-trigger'

const isComplete = (reading: TriggerReading) =>
  reading.kind === 'text-only' || reading.shown.conditions.every((condition) => problemOf(condition) === undefined)

interface BuilderOptions {
  value: string
  onChange: (value: string) => void
  onUnfinished: ((isUnfinished: boolean) => void) | undefined
}

/**
 * The conditions of a trigger while they are edited. What is complete is written as FQL at once; while a condition is not,
 * the text stays, for leaving it out would match more events than is meant.
 */
export function useBuilder({ value, onChange, onUnfinished }: BuilderOptions) {
  const [state, setState] = useState(() => ({ text: value, reading: readTrigger(value) }))
  const isOwn = state.text === value
  const { text, reading } = isOwn ? state : { text: value, reading: readTrigger(value) }
  // Written by somebody else: in the editor of the text, or by a page that loaded another version.
  if (!isOwn) setState({ text, reading })

  const isUnfinished = !isComplete(reading)
  useEffect(() => onUnfinished?.(isUnfinished), [isUnfinished, onUnfinished])

  function show(shown: Conditions): void {
    const changed: TriggerReading = { kind: 'conditions', shown }
    const written = isComplete(changed) ? writeTrigger(shown) : value
    setState({ text: written, reading: changed })
    if (written !== value) onChange(written)
  }

  const shown: Conditions = reading.kind === 'conditions' ? reading.shown : { match: 'all', conditions: [] }
  const { conditions } = shown
  return {
    reading,
    isUnfinished,
    setMatch: (match: Match) => show({ ...shown, match }),
    change: (index: number, changed: Condition) => show({ ...shown, conditions: conditions.with(index, changed) }),
    remove: (index: number) => show({ ...shown, conditions: conditions.toSpliced(index, 1) }),
    add: () => show({ ...shown, conditions: [...conditions, NEW_CONDITION] })
  }
}
