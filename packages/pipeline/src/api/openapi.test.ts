import { z } from 'zod'
import { OPERATION_IDS } from './operation-ids'
import { ApiClient } from '../testing/api-client'
import { bareServersForTests } from '../testing/bare-servers'
import { routesOf } from '../testing/every-route'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const newServer = bareServersForTests()
const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string().optional(),
        summary: z.string().optional(),
        tags: z.array(z.string()).optional(),
        security: z.array(z.unknown()).optional(),
        responses: z.record(z.string(), z.looseObject({ description: z.string() }))
      })
    )
  ),
  security: z.array(z.unknown()),
  components: z.object({ schemas: z.record(z.string(), z.unknown()), securitySchemes: z.unknown() })
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

  it('has every route of the API, each by a name of its own', async () => {
    const routes = routesOf(await newServer())
      .filter(({ url, method }) => url.startsWith('/api/v1/') && method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    const all = await operations()
    expect(all.map(({ name }) => name).sort()).toEqual(routes.sort())
    const ids = all.map(({ operationId }) => operationId)
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id ?? ''))).toEqual([])
    expect([...new Set(ids)].sort()).toEqual([...OPERATION_IDS.values()].sort())
  })

  it('says that programs send the token and browsers a cookie, and that signing in needs neither', async () => {
    const { security, components } = documentSchema.parse((await api.get('/openapi.json')).body)
    expect(security).toEqual([{ token: [] }, { session: [] }])
    expect(components.securitySchemes).toMatchObject({
      token: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'movable_ink_session' }
    })
    const open = (await operations()).filter(({ security }) => security !== undefined)
    expect(open.map(({ operationId, security }) => [operationId, security])).toEqual(
      expect.arrayContaining([
        ['getSession', []],
        ['signIn', []],
        ['signOut', []]
      ])
    )
    expect(open).toHaveLength(3)
  })

  it('says of every route what it is for, and that its errors have the one shape', async () => {
    const all = await operations()
    const isDescribed = ({ summary, tags, responses }: (typeof all)[number]) =>
      summary !== undefined &&
      tags?.length === 1 &&
      Object.values(responses).every(({ description }) => !['', 'Default Response'].includes(description)) &&
      Object.keys(responses).some((status) => /^4/.test(status)) &&
      Object.entries(responses).every(
        ([status, answer]) => /^2/.test(status) || JSON.stringify(answer).includes(JSON.stringify(ERROR).slice(1, -1))
      )
    expect(all.filter((one) => !isDescribed(one)).map(({ name }) => name)).toEqual([])
  })

  it('names the schemas that it uses, each once', async () => {
    const { body } = await api.get('/openapi.json')
    const names = Object.keys(documentSchema.parse(body).components.schemas)
    expect(names.sort()).toEqual([...new Set(references(JSON.stringify(body)))].sort())
    expect(names).toEqual(
      expect.arrayContaining(['CatalogEntry', 'Destination', 'Error', 'Event', 'ListedEvent', 'Mapping', 'Source'])
    )
    expect(names.filter((name) => names.includes(`${name}Input`))).toEqual([])
  })
})
