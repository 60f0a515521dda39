import { z } from 'zod'
import { ApiClient } from '../testing/api-client'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string().optional(),
        tags: z.array(z.string()).optional(),
        responses: z.record(z.string(), z.unknown())
      })
    )
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) })
})

async function operations() {
  const { paths } = documentSchema.parse((await api.get('/openapi.json')).body)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation }))
  )
}

/** Every name that a document refers to. */
const references = (text: string) =>
  [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)

const ERROR = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }

describe('GET /openapi.json', () => {
  it('is an OpenAPI document of version 3.1', async () => {
    const { status, body } = await api.get('/openapi.json')
    expect([status, documentSchema.parse(body).openapi]).toEqual([200, '3.1.0'])
  })

  it('has the resources of the API', async () => {
    expect((await operations()).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'GET /api/v1/catalog',
        ...['GET', 'POST'].map((method) => `${method} /api/v1/sources`),
        ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} /api/v1/sources/{id}`),
        'GET /api/v1/sources/{id}/write-key',
        'GET /api/v1/sources/{id}/events',
        'GET /api/v1/sources/{id}/events/live',
        'GET /api/v1/events/{id}',
        ...['GET', 'POST'].map((method) => `${method} /api/v1/destinations`),
        ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} /api/v1/destinations/{id}`),
        'POST /api/v1/destinations/{id}/check-credentials',
        ...['GET', 'POST'].map((method) => `${method} /api/v1/destinations/{id}/mappings`),
        'PUT /api/v1/destinations/{id}/mappings/order',
        ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} /api/v1/mappings/{id}`),
        'POST /api/v1/mappings/{id}/duplicate'
      ])
    )
  })

  it('says of every route what it is for, and that its errors have the one shape', async () => {
    const all = await operations()
    const isDescribed = ({ summary, tags, responses }: (typeof all)[number]) =>
      summary !== undefined &&
      tags?.length === 1 &&
      Object.keys(responses).some((status) => /^4/.test(status)) &&
      Object.entries(responses).every(
        ([status, answer]) => /^2/.test(status) || JSON.stringify(answer).includes(JSON.stringify(ERROR).slice(1, -1))
      )
    expect(all.filter((one) => !isDescribed(one)).map(({ name }) => name)).toEqual([])
  })

  it('names its schemas, and each name stands for one', async () => {
    const { body } = await api.get('/openapi.json')
    const names = Object.keys(documentSchema.parse(body).components.schemas)
    expect(names).toEqual(
      expect.arrayContaining(['CatalogEntry', 'Destination', 'Error', 'Event', 'ListedEvent', 'Mapping', 'Source'])
    )
    expect(references(JSON.stringify(body)).filter((name) => name !== undefined && !names.includes(name))).toEqual([])
  })
})
