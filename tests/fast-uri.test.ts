import type { Destination as DestinationClass } from '@segment/actions-core'
import destination from '../src/destinations/movable-ink'
import { outcomeOf } from '../src/destinations/movable-ink/__tests__/outcome'

/** What becomes of an event that needs no request, with the given copy of fast-uri under actions-core's validator. */
function validateWith(fastUri: string) {
  let outcome: ReturnType<typeof outcomeOf> | undefined
  jest.isolateModules(() => {
    jest.doMock('fast-uri', () => jest.requireActual<object>(fastUri))
    const { Destination } = jest.requireActual<{ Destination: typeof DestinationClass }>('@segment/actions-core')
    const withoutRequest = {
      ...destination,
      actions: { sendEntireEvent: { ...destination.actions.sendEntireEvent, perform: () => 'validated' } }
    }
    outcome = outcomeOf(async () => {
      const results = await new Destination(withoutRequest as typeof destination).onEvent(
        { type: 'track', event: 'Product Viewed', userId: 'user-1' },
        {
          username: 'user',
          password: 'secret',
          movable_ink_url: 'https://collector.test/behavioral/key',
          subscriptions: [{ subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping: { data: {} } }]
        }
      )
      return results.at(-1)?.data
    })
  })
  return outcome
}

describe('actions-core validates an event of a destination whose name has a space', () => {
  it('with the fast-uri that is pinned', async () => {
    expect(await validateWith('fast-uri')).toEqual({ returned: 'validated' })
  })

  // When this fails, actions-core or ajv has learned to live with newer ones: the pin and this test can go.
  it('but not with a newer one, which is why it is pinned', async () => {
    expect(await validateWith('fast-uri-newer')).toMatchObject({
      class: 'TypeError',
      message: 'URI scheme is malformed.'
    })
  })
})
