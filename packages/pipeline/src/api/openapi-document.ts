import { STATUS_CODES } from 'node:http'
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { SESSION_COOKIE } from '../http/session-cookie'
import { OPERATION_IDS } from './operation-ids'

/** Where the API is served. */
export const API_PREFIX = '/api/v1'

const WITHOUT_TOKEN = 'Nothing is asked for where the pipeline was started without `MOVABLE_INK_API_TOKEN`.'

const OPENAPI: FastifyDynamicSwaggerOptions['openapi'] = {
  openapi: '3.1.0',
  info: { title: 'Movable Ink pipeline', version: '1', description: "Segment's side, on your own machine." },
  security: [{ token: [] }, { session: [] }],
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: `The API token, for programs. ${WITHOUT_TOKEN}` },
      session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'For browsers: `signIn` sets it.' }
    }
  }
}

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>
type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>

/** A route's schema with its name, and without the token where it asks for none. */
const describeRoute: Transform = (input) => {
  const { schema, url } = jsonSchemaTransform(input)
  const { method, config } = input.route
  const operationId = OPERATION_IDS.get(`${[method].flat().join()} ${url.slice(API_PREFIX.length)}`)
  return { schema: { ...schema, operationId, ...(config?.access === 'sign-in' ? { security: [] } : {}) }, url }
}

interface Operation {
  summary?: string
  responses: Record<string, { description: string }>
}

const ANSWERS = new Map([
  ['201', 'What was made.'],
  ['204', 'Done.'],
  ['4XX', 'The request is refused: the message says what to change.'],
  ['5XX', 'It could not be done now.']
])

/** Says what each answer is for which its schema does not. */
function describeAnswers(method: string, { summary = '', responses }: Operation): void {
  const success = method === 'get' ? summary : 'What came of it.'
  for (const [status, answer] of Object.entries(responses)) {
    if (answer.description !== 'Default Response') continue
    answer.description = ANSWERS.get(status) ?? (status === '200' ? success : (STATUS_CODES[status] ?? status))
  }
}

const referencesIn = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name)

/** The schemas that something refers to, also by way of others: each is made for requests and for answers. */
function usedSchemas(paths: unknown, schemas: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const used = new Set(referencesIn(paths))
  // What is added while it goes on has its turn, too.
  for (const name of used) for (const other of referencesIn(schemas[name])) used.add(other)
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

const describeAll: TransformObject = (input) => {
  // The types of all versions at once; what Fastify makes of routes and zod of schemas has these parts.
  const document = jsonSchemaTransformObject(input) as unknown as Document
  for (const operations of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) describeAnswers(method, operation)
  }
  const { paths, components } = document
  return { ...document, components: { ...components, schemas: usedSchemas(paths, components.schemas) } } as object
}

/** How the description of the API is made of its routes. */
export const openapiOptions: FastifyDynamicSwaggerOptions = {
  openapi: OPENAPI,
  transform: describeRoute,
  transformObject: describeAll
}
