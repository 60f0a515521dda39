import { personIn } from './person-in'

describe('the person of an event', () => {
  it('is the user id, of whichever event mapping, before the anonymous one', () => {
    expect(personIn([{ fields: { anonymous_id: 'a' } }, { fields: { user_id: 7 } }])).toBe('7')
    expect(personIn([{ fields: { anonymous_id: 'a', user_id: '' } }])).toBe('a')
    expect(personIn([{ fields: { user: 'u' } }])).toBeUndefined()
  })
})
