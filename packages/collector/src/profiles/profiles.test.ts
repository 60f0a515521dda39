import type { Json } from '../json'
import type { NumberedEvent } from '../received-events'
import { profilesOf, profileWith } from './profiles'

let number = 0

const received = (type: string, ...fields: Record<string, Json>[]): NumberedEvent => ({
  number: (number += 1),
  id: `request-${number}`,
  requestId: 'id',
  receivedAt: '2026-06-30T12:00:00.000Z',
  event: { type },
  eventMappings: fields.map((found, index) => ({ name: `Mapping ${index}`, fields: found }))
})

const shown = (events: NumberedEvent[]) =>
  profilesOf(events).map(({ id, userId, anonymousIds, fields, events }) => ({
    ...{ id, userId, anonymousIds, fields: { ...fields }, events: events.map(({ event }) => event.type) }
  }))

describe('the profiles of events', () => {
  it('have the newest value of each field, and the events in order, the newest profile first', () => {
    const events = [
      received('identify', { user_id: 'u', plan: 'free', city: 'Bath' }),
      received('track', { user_id: 'v' }),
      received('page', { user_id: 'u', plan: 'gold' }, { page_name: 'Home' })
    ]
    expect(shown(events)).toEqual([
      {
        ...{ id: 'u', userId: 'u', anonymousIds: [], events: ['identify', 'page'] },
        fields: { user_id: 'u', plan: 'gold', city: 'Bath', page_name: 'Home' }
      },
      { id: 'v', userId: 'v', anonymousIds: [], events: ['track'], fields: { user_id: 'v' } }
    ])
  })

  it('are merged by an identify with both ids, whichever was there first', () => {
    const events = [
      received('track', { user_id: 'u', seen: 1 }),
      received('page', { anonymous_id: 'a', seen: 2, page_name: 'Home' }),
      received('group', { user_id: 'u', seen: 3 }),
      received('identify', { anonymous_id: 'a', user_id: 'u' }),
      received('screen', { anonymous_id: 'a' })
    ]
    expect(shown(events)).toEqual([
      {
        ...{ id: 'u', userId: 'u', anonymousIds: ['a'], events: ['track', 'page', 'group', 'identify', 'screen'] },
        fields: { user_id: 'u', anonymous_id: 'a', seen: 3, page_name: 'Home' }
      }
    ])
  })

  it('are not merged by anything else than identify', () => {
    const events = [received('page', { anonymous_id: 'a' }), received('track', { anonymous_id: 'a', user_id: 'u' })]
    expect(shown(events).map(({ id, events }) => [id, events])).toEqual([
      ['u', ['track']],
      ['a', ['page']]
    ])
  })

  it('of two user ids are never merged: an anonymous id belongs to whoever identified with it last', () => {
    const events = [
      received('page', { anonymous_id: 'a' }),
      received('identify', { anonymous_id: 'a', user_id: 'u' }),
      received('identify', { anonymous_id: 'a', user_id: 'v' }),
      received('track', { anonymous_id: 'a' })
    ]
    expect(shown(events).map(({ id, events }) => [id, events])).toEqual([
      ['v', ['identify', 'track']],
      ['u', ['page', 'identify']]
    ])
  })

  it('have no events without an id, and take numbers for ids', () => {
    const events = [
      received('track', { event: 'x' }),
      received('track', { user_id: '' }),
      received('track', { user_id: 7 })
    ]
    expect(shown(events).map(({ id }) => id)).toEqual(['7'])
  })

  it('are found by any id of a person, first by the user id', () => {
    const events = [
      received('page', { anonymous_id: 'same' }),
      received('track', { user_id: 'same' }),
      received('identify', { anonymous_id: 'a', user_id: 'u' })
    ]
    const profiles = profilesOf(events)
    expect(profileWith('a', profiles)?.id).toBe('u')
    expect(profileWith('same', profiles)?.userId).toBe('same')
    expect(profileWith('nobody', profiles)).toBeUndefined()
  })

  it('hold fields of any name', () => {
    const [profile] = profilesOf([received('track', { user_id: 'u', constructor: 1 })])
    expect(Object.entries(profile?.fields ?? {})).toEqual([
      ['user_id', 'u'],
      ['constructor', 1]
    ])
  })
})
