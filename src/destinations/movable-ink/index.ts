import { defaultValues } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './credential-check'
import type { Settings } from './generated-types'
import sendEntireEvent from './sendEntireEvent'
import { requestOptions } from './transport'

/** The name the Segment catalog knows this destination by. */
export const slug = 'actions-movable-ink'

const destination: DestinationDefinition<Settings> = {
  name: 'Movable Ink',
  slug,
  mode: 'cloud',
  description: 'Send Segment analytics events to Movable Ink',
  authentication: {
    scheme: 'basic',
    fields: {
      username: {
        label: 'Username',
        description: 'Your Movable Ink username',
        type: 'string',
        required: true
      },
      password: {
        label: 'Access Secret',
        description: 'Your Movable Ink Access Secret.',
        type: 'password',
        required: true
      },
      movable_ink_url: {
        label: 'Movable Ink URL',
        description: 'The Movable Ink URL to send data to.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => checkCredentials(request, settings)
  },
  extendRequest: requestOptions,
  presets: [
    {
      name: 'Send Entire Event',
      type: 'automatic',
      partnerAction: 'sendEntireEvent',
      subscribe: 'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"',
      mapping: defaultValues(sendEntireEvent.fields)
    }
  ],
  actions: {
    sendEntireEvent
  }
}

export default destination
