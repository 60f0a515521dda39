import { ApiClient } from '../testing/api-client'
import { SETTINGS } from '../testing/api-destinations'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

describe('the settings of a destination that is edited in two tabs', () => {
  it('are those of the first that saves; the other is told to load them again', async () => {
    const { id: sourceId } = await pipeline().sources.create('Website')
    const { body } = await api.post('/destinations', { sourceId, slug: 'actions-movable-ink', settings: SETTINGS })
    const { id, updatedAt } = body as { id: string; updatedAt: string }
    const edit = (username: string) => api.patch(`/destinations/${id}`, { settings: { username }, updatedAt })
    expect(await edit('key-id-2')).toMatchObject({ status: 200 })
    expect(await edit('key-id-3')).toEqual({
      status: 409,
      body: {
        error: {
          code: 'STALE',
          message: 'The destination was changed meanwhile. Load it again, and make your change to what it is now.'
        }
      }
    })
    expect(await pipeline().destinations.settingsOf(id)).toEqual({ ...SETTINGS, username: 'key-id-2' })
  })

  it('are those of the last that saves, where that does not say what it edited', async () => {
    const { id: sourceId } = await pipeline().sources.create('Website')
    const { body } = await api.post('/destinations', { sourceId, slug: 'actions-movable-ink', settings: SETTINGS })
    const { id } = body as { id: string }
    for (const username of ['key-id-2', 'key-id-3']) await api.patch(`/destinations/${id}`, { settings: { username } })
    expect(await pipeline().destinations.settingsOf(id)).toEqual({ ...SETTINGS, username: 'key-id-3' })
  })
})
