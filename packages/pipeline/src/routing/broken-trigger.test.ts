import { onePipelineForTests } from '../testing/one-pipeline'
import { sendTo, setUp } from '../testing/pipelines'

const { pipeline, get, ask } = onePipelineForTests()

const SETTINGS = {
  movable_ink_url: 'http://127.0.0.1:1/behavioral/endpoint-key-1',
  username: 'name',
  password: 'secret'
}

const MESSAGE = 'Parentheses with nothing in them break every event. Remove them.'

/** A mapping beside another, as it was stored before its trigger was refused. */
async function stored(trigger: string) {
  const { writeKey, sourceId, destinationId, mappingId } = await setUp(pipeline(), SETTINGS)
  const { mappings, refresh } = pipeline()
  const content = { name: 'Broken', trigger, action: 'sendEntireEvent', fields: { data: { '@path': '$.' } } }
  const { id } = await mappings.create(destinationId, content)
  await mappings.change(id, { enabled: true })
  await refresh()
  return { writeKey, sourceId, destinationId, mappingId, id }
}

describe('a mapping whose trigger breaks on events', () => {
  it('keeps no event from being stored and delivered by the others', async () => {
    const { writeKey, sourceId, mappingId } = await stored('type = "track" and ()')
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Signed Up' })
    expect(await get(`/api/v1/sources/${sourceId}/events`)).toMatchObject({
      status: 200,
      body: { events: [{ name: 'Signed Up', deliveries: [{ mappingId }] }] }
    })
  })

  it('is shown with what is wrong, cannot be enabled, and can be renamed and corrected', async () => {
    const { id, destinationId } = await stored('type = "track" and ()')
    const warnings = [{ path: 'trigger', code: 'EMPTY_PARENTHESES', message: MESSAGE }]
    const path = `/api/v1/mappings/${id}`
    expect(await get(path)).toMatchObject({ status: 200, body: { warnings } })
    expect(await get(`/api/v1/destinations/${destinationId}/mappings`)).toMatchObject({
      status: 200,
      body: { mappings: [{ warnings: [] }, { warnings }] }
    })
    const patch = (body: object) =>
      ask(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(await patch({ name: 'Mended' })).toMatchObject({ status: 200 })
    expect(await patch({ enabled: true })).toMatchObject({ status: 400, body: { error: { mistakes: warnings } } })
    expect(await patch({ trigger: 'type = "page"', enabled: true })).toMatchObject({
      status: 200,
      body: { warnings: [] }
    })
  })
})
