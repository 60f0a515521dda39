import { countPaths, pickEvents } from './pick-events'
import type { SeenEvent } from './pick-events'

const seen = (id: string, type: string, name: string | null, properties: SeenEvent['payload'] = {}): SeenEvent => ({
  ...{ id, type, name, receivedAt: '2026-06-30T12:00:00.000Z' },
  payload: { type, properties }
})

describe('the events to share', () => {
  it('are one of each type and name, in the order of the types and then of the names', () => {
    const events = [
      seen('1', 'page', 'A'),
      seen('2', 'track', 'B'),
      seen('3', 'track', 'A'),
      seen('4', 'identify', null)
    ]
    expect(pickEvents([...events, seen('5', 'track', 'B'), seen('6', 'page', null)]).map(({ key }) => key)).toEqual([
      'identify',
      'track:A',
      'track:B',
      'page',
      'page:A'
    ])
  })

  it('are those with the most different paths', () => {
    const events = [
      seen('many', 'track', 'A', { list: [1, 2, 3, 4, 5] }),
      seen('rich', 'track', 'A', { a: 1, b: { c: 2 } }),
      seen('poor', 'track', 'A', { a: 1 })
    ]
    const [group] = pickEvents(events)
    expect(group?.candidates.map(({ event, paths }) => [event.id, paths])).toEqual([
      ['rich', 3],
      ['many', 2],
      ['poor', 2]
    ])
  })

  it('are the newest of those that hold as much', () => {
    const [group] = pickEvents([seen('new', 'track', 'A', { a: 1 }), seen('old', 'track', 'A', { b: 1 })])
    expect(group?.candidates[0].event.id).toBe('new')
  })

  it('stand in a group that has the id of its newest event', () => {
    const events = [seen('new', 'track', 'A'), seen('rich', 'track', 'A', { b: 1 })]
    expect(pickEvents(events).map(({ id }) => id)).toEqual(['new'])
  })
})

it('the items of a list count once', () => {
  expect(countPaths({ products: [{ id: 1 }, { id: 2, name: 'a' }] })).toBe(2)
})
