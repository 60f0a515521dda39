import type { MappingTest } from '../../../api/test-mapping'

/** How the outcome of a test looks and is said. */
export interface OutcomeWords {
  color: 'green' | 'yellow' | 'red' | 'gray'
  title: string
  /** Whether it really went out, in a sentence. */
  sent: string
}

/** Whether it really went out: a test that only looks is none. */
const SENT: Readonly<Record<MappingTest['sent'], string>> = {
  yes: 'The event was really sent to the Movable Ink URL, once.',
  no: 'Nothing was sent.',
  maybe: 'The event was really sent to the Movable Ink URL, once, and may have arrived: no whole answer came.'
}

/** How the event fared, as far as that is known. */
const FARED: Readonly<Record<MappingTest['sent'], string>> = {
  yes: 'Not delivered',
  no: 'Not sent',
  maybe: 'No answer'
}

/** What the outcome of a test is called, and whether something was sent. */
export function outcomeWords({ outcome, sent }: Pick<MappingTest, 'outcome' | 'sent'>): OutcomeWords {
  switch (outcome) {
    case 'delivered':
      return { color: 'green', title: 'Delivered', sent: SENT[sent] }
    case 'retrying':
      return { color: 'yellow', title: `${FARED[sent]}: a delivery would be tried again`, sent: SENT[sent] }
    case 'discarded':
      return { color: 'red', title: `${FARED[sent]}: a delivery would be discarded`, sent: SENT[sent] }
    case 'not-matched':
      return { color: 'gray', title: 'The trigger does not match', sent: SENT[sent] }
    case 'switched-off':
      return { color: 'gray', title: 'Switched off by the event itself', sent: SENT[sent] }
  }
}

/** Whether a message tells to look at a setting; what it quotes of Movable Ink tells nothing of this page. */
export const namesSettings = (message: string): boolean =>
  /\bsettings?\b/.test(message.split(' Movable Ink says:')[0] ?? '')
