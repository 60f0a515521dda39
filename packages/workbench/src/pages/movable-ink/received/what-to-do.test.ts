import { whatToDo } from './what-to-do'

describe('what a rejected request tells', () => {
  it('of a fault is where the faults are, whatever its status', () => {
    expect(whatToDo({ status: 429, reason: 'fault: status' }).fix?.tab).toBe('faults')
    expect(whatToDo({ status: null, reason: 'fault: reset' }).fix?.tab).toBe('faults')
  })

  it('of an event that nothing takes is where the event mappings are', () => {
    const reason = 'no active event mapping matches the event with type "alias"'
    expect(whatToDo({ status: 422, reason }).fix?.tab).toBe('event-mappings')
    expect(whatToDo({ status: 422, reason: 'the event is older than 30 days' })).toEqual({
      meaning: 'Its time is too long ago, or cannot be read. Look at its timestamp.'
    })
  })

  it.each([400, 401, 404, 405, 413, 415, 429])('of a %i has a meaning', (status) => {
    expect(whatToDo({ status, reason: 'x' }).meaning).not.toBe('')
  })

  it('of a connection that was cut does not blame a setting', () => {
    expect(whatToDo({ status: null, reason: null }).fix).toBeUndefined()
  })
})
