import { namesSettings, outcomeWords } from './outcome-words'

describe('outcomeWords', () => {
  it('says of what was answered that it was really sent', () => {
    expect(outcomeWords({ outcome: 'delivered', sent: 'yes' })).toEqual({
      color: 'green',
      title: 'Delivered',
      sent: 'The event was really sent to the Movable Ink URL, once.'
    })
  })

  it.each([
    [
      { outcome: 'retrying', sent: 'no' },
      { title: 'Not sent: a delivery would be tried again', sent: 'Nothing was sent.' }
    ],
    [
      { outcome: 'retrying', sent: 'maybe' },
      {
        title: 'No answer: a delivery would be tried again',
        sent: 'The event was really sent to the Movable Ink URL, once, and may have arrived: no whole answer came.'
      }
    ],
    [
      { outcome: 'retrying', sent: 'yes' },
      {
        title: 'Not delivered: a delivery would be tried again',
        sent: 'The event was really sent to the Movable Ink URL, once.'
      }
    ]
  ] as const)('keeps apart what was not sent, what may have arrived, and what was refused: %j', (test, words) => {
    expect(outcomeWords(test)).toEqual({ color: 'yellow', ...words })
  })

  it.each(['not-matched', 'switched-off', 'discarded'] as const)(
    'says of %s that came to no request that nothing was sent',
    (outcome) => {
      expect(outcomeWords({ outcome, sent: 'no' }).sent).toBe('Nothing was sent.')
    }
  )
})

describe('namesSettings', () => {
  it('is true where the message tells to check a setting', () => {
    expect(
      namesSettings('Movable Ink refused the credentials (401). Check the Username and Access Secret settings.')
    ).toBe(true)
  })

  it('is false where only Movable Ink speaks of one', () => {
    expect(namesSettings('Movable Ink rejected the event (422). Movable Ink says: "Check your settings".')).toBe(false)
  })
})
