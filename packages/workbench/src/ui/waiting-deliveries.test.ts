import { waitingInWords } from './waiting-deliveries'

describe('what happens to deliveries that wait when something is deleted', () => {
  it('is said of one', () => {
    expect(waitingInWords({ count: 1, isMore: false }, 'mapping')).toBe(
      '1 delivery waits to be sent or tried again. If you delete the mapping now, Movable Ink never gets it. To have it sent, cancel, and delete the mapping later.'
    )
  })

  it('is said of many', () => {
    expect(waitingInWords({ count: 1200, isMore: false }, 'source')).toBe(
      '1,200 deliveries wait to be sent or tried again. If you delete the source now, Movable Ink never gets them. To have them sent, cancel, and delete the source later.'
    )
  })

  it('is said of more than were counted', () => {
    expect(waitingInWords({ count: 10_000, isMore: true }, 'destination')).toMatch(/^More than 10,000 deliveries wait /)
  })
})
