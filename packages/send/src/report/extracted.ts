import type { ReceivedEvent, Totals } from '@actions-movable-ink/collector'
import type { Colors } from 'picocolors/types'
import { printable } from './printable'

/** The longest example value that is shown, in characters. */
const MAX_EXAMPLE = 60

function example(value: unknown): string {
  const json = printable(JSON.stringify(value) ?? '')
  return json.length > MAX_EXAMPLE ? `${json.slice(0, MAX_EXAMPLE - 1)}…` : json
}

/** The first value each field was given by an event mapping. */
function examplesOf(name: string, received: readonly ReceivedEvent[]): Map<string, unknown> {
  const examples = new Map<string, unknown>()
  for (const { eventMappings } of received) {
    for (const { fields } of eventMappings.filter((mapping) => mapping.name === name)) {
      for (const [field, value] of Object.entries(fields)) {
        if (!examples.has(field)) examples.set(field, value)
      }
    }
  }
  return examples
}

/**
 * What the collector's event mappings made of the events it accepted: counts, and an example of each field. Empty when
 * it accepted none.
 */
export function describeExtracted(
  { byEventMapping }: Totals,
  received: readonly ReceivedEvent[],
  colors: Colors
): string {
  const matched = Object.entries(byEventMapping).filter(([, events]) => events > 0)
  if (matched.length === 0) return ''
  let text = '\nWhat Movable Ink extracted, by event mapping:\n'
  for (const [name, count] of matched) {
    const examples = Array.from(examplesOf(name, received))
    const width = Math.max(0, ...examples.map(([field]) => field.length))
    text += `\n  ${colors.bold(name)} ${colors.dim(`(${count.toLocaleString('en-US')})`)}\n`
    for (const [field, value] of examples) text += `    ${field.padEnd(width)}  ${colors.dim(example(value))}\n`
  }
  return text
}
