import type { DeliveryState } from '../store/schema'
import { DeliveryChanges, markOf } from './delivery-changes'
import type { EventDelivery, StoredEvent } from './stored-events'

const delivery = (state: DeliveryState, reason: string | null = null): EventDelivery => ({
  ...{ id: 'd', destinationId: 'd', mappingId: 'm', state, reason, message: null },
  ...{ attempts: 0, nextTryAt: null, finishedAt: null }
})

const event = (id: string, ...deliveries: EventDelivery[]): StoredEvent => ({
  ...{ id, sourceId: 's', messageId: id, type: 'track', name: null, receivedAt: new Date(0), payload: {} },
  deliveries
})

const marks = (of: Record<string, string>) => new Map(Object.entries(of))

describe('DeliveryChanges', () => {
  it('finds what changed of events that were there at the beginning, the oldest first, and each change once', () => {
    const changes = new DeliveryChanges(marks({ 2: 'queued', 1: 'queued', 3: '' }))
    const later = marks({ 2: 'delivered', 1: 'discarded 401', 3: '' })
    expect(changes.in(later)).toEqual(['1', '2'])
    expect(changes.in(later)).toEqual([])
    expect(changes.in(marks({ 2: 'delivered', 1: 'queued', 3: '' }))).toEqual(['1'])
  })

  it('finds what changed of events since they were told', () => {
    const changes = new DeliveryChanges(marks({}))
    changes.told(event('1', delivery('queued'), delivery('discarded', '401')))
    expect(changes.in(marks({ 1: 'queued,discarded 401' }))).toEqual([])
    expect(changes.in(marks({ 1: 'delivered,discarded 401' }))).toEqual(['1'])
  })

  it('does not find events that were not told yet, or are out of view', () => {
    const changes = new DeliveryChanges(marks({ 1: 'queued' }))
    expect(changes.in(marks({ 2: 'queued' }))).toEqual([])
    expect(changes.in(marks({ 1: 'delivered', 2: 'delivered' }))).toEqual([])
  })
})

describe('the mark of an event', () => {
  it('is empty where it went nowhere', () => {
    expect(markOf(event('1'))).toBe('')
  })
})
