import { byType } from './event-types'

it('events are sorted by type, those of an unknown type last', () => {
  const types = ['later', 'page', 'alias', 'identify', 'track']
  expect(types.map((type) => ({ type })).sort(byType)).toEqual(
    ['identify', 'track', 'page', 'alias', 'later'].map((type) => ({ type }))
  )
})
