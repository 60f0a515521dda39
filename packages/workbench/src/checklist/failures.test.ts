import type { Flow } from '../api/flow'
import type { Mapping } from '../api/mappings'
import { failuresOf } from './failures'
import { ago, refused, untaken, well } from './testing/flow'

const { destination } = well
const MINUTE = 60_000
const order = { type: 'track', name: 'Order Completed', messageId: 'm' }
const viewed = { ...order, name: 'Product Viewed' }

const seen = (change: Omit<Partial<Flow>, 'destination'> & { destination?: Partial<Flow['destination']> }): Flow => ({
  takenNow: [],
  failure: null,
  ...change,
  destination: { ...destination, newestDeliveredAt: ago(20 * MINUTE), ...change.destination }
})

const reasonsOf = (flow: Flow) => failuresOf(flow).map(({ reason, count }) => [reason, count])

describe('what keeps deliveries from arriving', () => {
  it('is what failed since something arrived, the newest first', () => {
    const failed = [refused('404'), refused('401', { receivedAt: ago(15 * MINUTE) }), refused('404')]
    expect(reasonsOf(seen({ failed }))).toEqual([
      ['404', 2],
      ['401', 1]
    ])
  })

  it('is not what was mended, with deliveries since, when something else fails', () => {
    const failed = [refused('404'), refused('401', { receivedAt: ago(30 * MINUTE) })]
    expect(reasonsOf(seen({ failed }))).toEqual([['404', 1]])
  })

  it('is over as soon as an event arrives that was received a moment later', () => {
    const failed = [refused('401', { receivedAt: ago(10_001) })]
    expect(failuresOf(seen({ failed, destination: { newestDeliveredAt: ago(10_000) } }))).toEqual([])
  })

  it('is of what was sent again when that was done', () => {
    const failed = [refused('401', { receivedAt: ago(30 * MINUTE), sentAgainAt: ago(MINUTE) })]
    expect(reasonsOf(seen({ failed }))).toEqual([['401', 1]])
  })

  it('stands where nothing has ever arrived', () => {
    expect(reasonsOf(seen({ failed: [refused('401')], destination: { newestDeliveredAt: null } }))).toEqual([
      ['401', 1]
    ])
  })

  it('is of one kind of event where that is rejected, until one of the same kind arrives', () => {
    const arrived = (event: typeof order) => ({
      ...refused(''),
      state: 'delivered' as const,
      event,
      receivedAt: ago(1000)
    })
    const flow = { failed: [refused('422')], destination: { newestDeliveredAt: ago(1000) } }
    expect(reasonsOf(seen({ ...flow, delivered: [arrived(viewed)] }))).toEqual([['422', 1]])
    expect(reasonsOf(seen({ ...flow, delivered: [arrived(viewed), arrived(order)] }))).toEqual([])
  })

  it('is told apart by kind of event', () => {
    const failed = [refused('422'), refused('422', { event: viewed }), refused('422')]
    expect(reasonsOf(seen({ failed }))).toEqual([
      ['422', 2],
      ['422', 1]
    ])
  })
})

describe('whether what is at fault was changed since', () => {
  const isChangedSince = (flow: Flow) => failuresOf(flow).map((failure) => failure.isChangedSince)

  it('shows in the destination where the settings are', () => {
    const failed = [refused('401')]
    expect(isChangedSince(seen({ failed, destination: { updatedAt: ago(598_999) } }))).toEqual([true])
    expect(isChangedSince(seen({ failed, destination: { updatedAt: ago(599_001) } }))).toEqual([false])
  })

  it('does not show in the destination where an event is rejected', () => {
    expect(isChangedSince(seen({ failed: [refused('422')], destination: { updatedAt: ago(1) } }))).toEqual([false])
  })

  it('shows in the collector, which would take it now', () => {
    const failed = [untaken(), untaken({ id: 'of another', mappingId: 'another' }), untaken({ event: viewed })]
    expect(isChangedSince(seen({ failed, takenNow: [untaken()] }))).toEqual([true, true, false])
  })

  it('does not show in the collector where it rejected the event for another reason', () => {
    const failed = [refused('422'), refused('400', { message: 'Movable Ink says: "timestamp is too old".' })]
    expect(isChangedSince(seen({ failed, takenNow: [untaken()] }))).toEqual([false, false])
  })

  it.each([
    ['INVALID_PAYLOAD', ago(1), true],
    ['422', ago(1), true],
    ['INVALID_PAYLOAD', ago(700_000), false],
    ['401', ago(1), false]
  ])('shows in the mapping where that is: %s, changed %s: %s', (reason, updatedAt, expected) => {
    const mappings = [{ id: 'id of Everything', updatedAt } as Mapping] // what is looked at of it
    expect(isChangedSince(seen({ failed: [refused(reason)], mappings }))).toEqual([expected])
  })
})
