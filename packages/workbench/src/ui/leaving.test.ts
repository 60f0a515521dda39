import { holdUpLeaving, isLeavingHeldUp, leaveUnasked } from './leaving'

describe('leaving the pages altogether', () => {
  it('is held up for as long as something is not saved', () => {
    const page = new EventTarget()
    expect(isLeavingHeldUp(page)).toBe(false)
    const isSaved = holdUpLeaving(page)
    expect(isLeavingHeldUp(page)).toBe(true)
    isSaved()
    expect(isLeavingHeldUp(page)).toBe(false)
  })

  it('is not held up once somebody was asked', () => {
    const page = new EventTarget()
    holdUpLeaving(page)
    leaveUnasked(page)
    expect(isLeavingHeldUp(page)).toBe(false)
  })
})
