interface Matches {
  count: number
  of: number
}

const part = ({ count, of }: Matches, what: string): string => `${count} of the ${of} newest ${what}`

/** What a criterion matches, as a sentence; of events that arrived, and of those that sources sent. */
export function matchesInWords(received: Matches, given: Matches): string {
  if (received.of + given.of === 0) return 'There are no events to try it on yet. Send one to a source.'
  const parts = [
    ...(received.of === 0 ? [] : [part(received, 'events that arrived')]),
    ...(given.of === 0 ? [] : [part(given, 'events of your sources')])
  ]
  return received.count + given.count === 0
    ? `It takes none of them: ${parts.join(', ')}.`
    : `It takes ${parts.join(', and ')}.`
}
