import { whyNotTried } from './why-not-tried'

const all = { isTriggerUnfinished: false, areFieldsFinished: true, eventError: null }

describe('whyNotTried', () => {
  it('has nothing against a mapping that is finished', () => {
    expect(whyNotTried(all)).toBeUndefined()
  })

  it('asks for the conditions of the trigger, which are not in its text yet', () => {
    expect(whyNotTried({ ...all, isTriggerUnfinished: true })).toBe('Finish the conditions of the trigger first.')
  })

  it('asks for the fields while one of them is not finished', () => {
    expect(whyNotTried({ ...all, areFieldsFinished: false })).toBe('Finish the fields first.')
  })

  it('asks for another event when the chosen one is not there', () => {
    expect(whyNotTried({ ...all, eventError: new Error('There is no such sample.') })).toBe(
      'Choose another test event first: this one could not be loaded.'
    )
  })
})
