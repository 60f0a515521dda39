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
        mapping: {
          data: { '@path': '$.' },
          enable_batching: false,
          batch_size: 1000,
          batch_bytes: 1_000_000,
          batch_keys: ['headers']
        }
      }
    ])
  })

  it('has one action, with the fields Headers and Data, and those by which Segment forms batches, all optional', () => {
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
          },
          enable_batching: {
            type: 'boolean',
            label: 'Batch Data to Movable Ink',
            description:
              'Send events in batches of up to 1,000, as {"events":[…]}, instead of one by one. Before you switch this on, ask Movable Ink to confirm that the event mappings of your endpoint read batches.',
            default: false
          },
          batch_size: {
            type: 'number',
            label: 'Batch Size',
            description: 'The most events in a batch.',
            unsafe_hidden: true,
            minimum: 1,
            maximum: 1000,
            default: 1000
          },
          batch_bytes: {
            type: 'number',
            label: 'Batch Bytes',
            description: 'The most bytes in a batch.',
            unsafe_hidden: true,
            default: 1_000_000
          },
          batch_keys: {
            type: 'string',
            multiple: true,
            label: 'Batch Keys',
            description: 'The fields that all events of a batch have in common.',
            unsafe_hidden: true,
            default: ['headers']
          }
        },
        perform: expect.any(Function) as unknown,
        performBatch: expect.any(Function) as unknown
      }
    })
  })
})
