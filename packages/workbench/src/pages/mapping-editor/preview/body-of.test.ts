import { bodyOf } from './body-of'

it('a body is JSON where it is some, and else its text', () => {
  expect(['{"a":1}', '{"a":', 'plain'].map(bodyOf)).toEqual([{ a: 1 }, '{"a":', 'plain'])
})
