import type { MappingTest } from '../../../api/test-mapping'

/** How the outcome of a test looks and is said. */
export interface OutcomeWords {
  color: 'green' | 'yellow' | 'red' | 'gray'
  title: string
  /** Whether it really went out, in a sentence. */
  sent: string
}

/** Whether it really went out: a test that only looks is none. */
function sentInWords({ request, response }: Pick<MappingTest, 'request' | 'response'>): string {
  if (response !== undefined) return 'The event was really sent to the Movable Ink URL, once.'
  return request === undefined ? 'Nothing was sent.' : 'The event was really sent, or tried to: no answer came.'
}

/** What the outcome of a test is called, and whether something was sent. */
export function outcomeWords(test: Pick<MappingTest, 'outcome' | 'request' | 'response'>): OutcomeWords {
  const { outcome } = test
  const sent = sentInWords(test)
  switch (outcome) {
    case 'delivered':
      return { color: 'green', title: 'Delivered', sent }
    case 'retrying':
      return {
        color: 'yellow',
        title: 'Not delivered, a delivery would be tried again',
        sent: `${sent} A test is not tried again.`
      }
    case 'discarded':
      return { color: 'red', title: 'Not delivered, a delivery would be discarded', sent }
    case 'not-matched':
      return { color: 'gray', title: 'The trigger does not match', sent: 'Nothing was sent.' }
    case 'switched-off':
      return { color: 'gray', title: 'Switched off by the event itself', sent: 'Nothing was sent.' }
  }
}
