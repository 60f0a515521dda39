import type { ListedEvent } from '../../api/events'

type Delivery = ListedEvent['deliveries'][number]

/** What became of an event, in a few words. */
export interface Mark {
  state: Delivery['state'] | 'unmatched'
  text: string
}

/** What needs a look comes first. */
const ORDER: readonly { state: Delivery['state']; word: string }[] = [
  { state: 'dead', word: 'Dead letter' },
  { state: 'discarded', word: 'Discarded' },
  { state: 'retrying', word: 'Retrying' },
  { state: 'queued', word: 'Queued' },
  { state: 'delivered', word: 'Delivered' }
]

function wordsOf(word: string, deliveries: readonly Delivery[]): string {
  const reasons = new Set(deliveries.flatMap(({ reason }) => reason ?? []))
  const many = deliveries.length > 1 ? ` ×${deliveries.length}` : ''
  return reasons.size === 0 ? `${word}${many}` : `${word}${many}: ${[...reasons].join(', ')}`
}

/** The marks of an event: one for each state that its deliveries are in, or that no mapping took it. */
export function marksOf(deliveries: readonly Delivery[]): readonly Mark[] {
  if (deliveries.length === 0) return [{ state: 'unmatched', text: 'Not matched' }]
  return ORDER.flatMap(({ state, word }) => {
    const own = deliveries.filter((delivery) => delivery.state === state)
    return own.length === 0 ? [] : [{ state, text: wordsOf(word, own) }]
  })
}
