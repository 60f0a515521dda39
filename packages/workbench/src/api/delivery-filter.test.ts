import { undeliveredStates } from './delivery-filter'

describe('the states that can be sent again', () => {
  it('are those that are over and not delivered', () => {
    expect(undeliveredStates({})).toEqual(['discarded', 'dead'])
    expect(undeliveredStates({ states: ['dead'] })).toEqual(['dead'])
    expect(undeliveredStates({ states: ['delivered', 'retrying', 'queued'] })).toEqual([])
  })
})
