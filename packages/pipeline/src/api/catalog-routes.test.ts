import movableInk from '../../../../src/destinations/movable-ink'
import { ApiClient } from '../testing/api-client'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

describe('GET /catalog', () => {
  it('shows each destination as its definition says', async () => {
    const [preset] = movableInk.presets ?? []
    expect(await api.get('/catalog')).toEqual({
      status: 200,
      body: {
        catalog: [
          {
            slug: 'actions-movable-ink',
            name: 'Movable Ink (Actions)',
            description: 'Send Segment analytics events to Movable Ink',
            settings: [
              ['username', 'Username', 'Your Movable Ink username', 'string'],
              ['password', 'Access Secret', 'Your Movable Ink Access Secret.', 'password'],
              ['movable_ink_url', 'Movable Ink URL', 'The Movable Ink URL to send data to.', 'string']
            ].map(([key, label, description, type]) => ({ key, label, description, type, required: true })),
            actions: [
              {
                key: 'sendEntireEvent',
                title: 'Send Entire Event',
                description: 'Send an entire Segment event to Movable Ink',
                hidden: false,
                fields: expect.arrayContaining([
                  {
                    key: 'headers',
                    label: 'Headers',
                    description: 'HTTP headers to send with each request. Only ASCII characters are supported.',
                    type: 'object',
                    required: false,
                    multiple: false,
                    hidden: false,
                    editor: 'keyvalue:only'
                  },
                  {
                    key: 'data',
                    label: 'Data',
                    description: 'Payload to deliver to webhook URL (JSON-encoded).',
                    type: 'object',
                    required: false,
                    multiple: false,
                    hidden: false,
                    default: { '@path': '$.' }
                  },
                  expect.objectContaining({ key: 'batch_size', minimum: 1, maximum: 1000, hidden: true }),
                  expect.objectContaining({ key: 'batch_keys', multiple: true, default: ['headers'] })
                ]) as unknown[]
              }
            ],
            presets: [
              {
                name: 'Send Entire Event',
                action: 'sendEntireEvent',
                trigger: 'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"',
                fields: preset?.type === 'automatic' ? preset.mapping : undefined
              }
            ]
          }
        ]
      }
    })
  })
})
