import type { SegmentEvent } from '@segment/actions-core'
import { summaryOf } from './reporter'

/** Events from files hold anything. */
const nameOf = (event: object) => summaryOf(event as SegmentEvent).name

describe('the name of an event', () => {
  it.each([
    [{ type: 'track', event: 'Order Completed', name: 'no' }, 'Order Completed'],
    [{ type: 'page', name: 'Home', event: 'no' }, 'Home'],
    [{ type: 'screen', name: 'Cart' }, 'Cart'],
    [{ type: 'group', groupId: 'tea-club', name: 'no' }, 'tea-club'],
    [{ type: 'identify', context: { personas: { computation_key: 'big_spender' } } }, 'big_spender'],
    [{ type: 'identify', traits: { name: 'no' } }, ''],
    [{ type: 'alias', previousId: 'no' }, ''],
    [{ type: 'track', event: { odd: 1 } }, ''],
    [{ type: 'identify', context: null }, ''],
    [{ type: 'identify', context: { personas: 'x' } }, ''],
    [{}, '']
  ])('of %j is %j', (event, name) => {
    expect(nameOf(event)).toBe(name)
  })

  it('stands beside its type and messageId, when those are text', () => {
    expect(summaryOf({ type: 'page', messageId: 'message-1' })).toEqual({
      type: 'page',
      name: '',
      messageId: 'message-1'
    })
    const odd = { type: 5, messageId: null } as unknown as SegmentEvent // a file may hold this
    expect(summaryOf(odd)).toEqual({ type: '', name: '', messageId: '' })
  })
})
