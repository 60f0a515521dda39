import { NO_ID } from '../testing/bad-requests'
import { ApiClient, refused } from '../testing/api-client'
import { mappingsThrough } from '../testing/api-mappings'
import { onePipelineForTests } from '../testing/one-pipeline'
import { sendTo, setUp } from '../testing/pipelines'

const { pipeline } = onePipelineForTests()
const api = new ApiClient(() => pipeline().origin)
const { make } = mappingsThrough(api, pipeline)

const SETTINGS = {
  movable_ink_url: 'https://127.0.0.1:9/behavioral/endpoint-key-1',
  username: 'name',
  password: 'secret'
}

describe('GET /api/v1/destinations/{id}/mappings/matches', () => {
  it('tells how many of the newest events each mapping matches, enabled or not, in their order', async () => {
    const { writeKey, destinationId, mappingId } = await setUp(pipeline(), SETTINGS)
    const { id: ordersId } = await make(
      { name: 'Orders', trigger: 'type = "track" and event = "Order Completed"' },
      destinationId
    )
    const { id: brokenId } = await make({ name: 'Broken', trigger: 'type = "track"' }, destinationId)
    // No mapping is saved with it; one that was stored before may have it.
    await pipeline().mappings.change(brokenId, { trigger: 'foo' })
    const events = ['Order Completed', 'Product Viewed', 'Product Viewed']
    const batch = events.map((event) => ({ type: 'track', userId: 'user-1', event }))
    await sendTo(pipeline(), writeKey, 'batch', { batch })

    const { status, body } = await api.get(`/destinations/${destinationId}/mappings/matches`)
    expect(status).toBe(200)
    expect(body).toEqual({
      of: 3,
      mappings: [
        { mappingId, name: expect.any(String) as string, enabled: true, count: 3 },
        { mappingId: ordersId, name: 'Orders', enabled: false, count: 1 },
        {
          mappingId: brokenId,
          name: 'Broken',
          enabled: false,
          error: { code: 'UNKNOWN_WORD', message: 'foo is left out. Write a text in double quotes.' }
        }
      ]
    })
  })

  it('tells of no mapping where there is none', async () => {
    const { id: sourceId } = await pipeline().sources.create('Website')
    const { id } = await pipeline().destinations.create({ sourceId, slug: 'actions-movable-ink', name: 'Movable Ink' })
    expect(await api.get(`/destinations/${id}/mappings/matches`)).toEqual({
      status: 200,
      body: { of: 0, mappings: [] }
    })
  })

  it('answers 404 where there is no such destination', async () => {
    expect(await api.get(`/destinations/${NO_ID}/mappings/matches`)).toEqual(refused(404, 'NOT_FOUND'))
  })
})
