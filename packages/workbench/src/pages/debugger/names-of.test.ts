import { namesOf } from './names-of'

it('the names to filter by are each there once, with the chosen one', () => {
  const events = ['b', null, 'a', 'b', ''].map((name) => ({ name }))
  expect(namesOf(events, undefined)).toEqual(['a', 'b'])
  expect(namesOf(events, 'c')).toEqual(['a', 'b', 'c'])
})
