import destination from '..'

const { authentication, actions, presets } = destination

describe('the definition keeps the public contract', () => {
  it('has the name, slug, mode and description that people know it by', () => {
    const { name, slug, mode, description } = destination
    expect({ name, slug, mode, description }).toEqual({
      name: 'Movable Ink',
      slug: 'actions-movable-ink',
      mode: 'cloud',
      description: 'Send Segment analytics events to Movable Ink'
    })
  })

  it('authenticates with three required settings', () => {
    expect(authentication).toEqual({
      scheme: 'basic',
      fields: {
        username: {
          type: 'string',
          required: true,
          label: 'Username',
          description: 'Your Movable Ink username'
        },
        password: {
          type: 'password',
          required: true,
          label: 'Access Secret',
          description: 'Your Movable Ink Access Secret.'
        },
        movable_ink_url: {
          type: 'string',
          required: true,
          label: 'Movable Ink URL',
          description: 'The Movable Ink URL to send data to.'
        }
      },
      testAuthentication: expect.any(Function) as unknown
    })
  })

  it('has one preset, which sends the five event types and no alias', () => {
    expect(presets).toEqual([
      {
        name: 'Send Entire Event',
        type: 'automatic',
        partnerAction: 'sendEntireEvent',
        subscribe: 'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"',
        mapping: { data: { '@path': '$.' } }
      }
    ])
  })

  it('has one action, with the fields Headers and Data, both optional', () => {
    expect(actions).toEqual({
      sendEntireEvent: {
        title: 'Send Entire Event',
        description: 'Send an entire Segment event to Movable Ink',
        platform: 'cloud',
        fields: {
          headers: {
            type: 'object',
            label: 'Headers',
            description: 'HTTP headers to send with each request. Only ASCII characters are supported.',
            defaultObjectUI: 'keyvalue:only'
          },
          data: {
            type: 'object',
            label: 'Data',
            description: 'Payload to deliver to webhook URL (JSON-encoded).',
            default: { '@path': '$.' }
          }
        },
        perform: expect.any(Function) as unknown
      }
    })
  })
})
