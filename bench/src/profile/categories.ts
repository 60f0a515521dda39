/** What the costs of an event are sorted into, with how the report calls it. */
export const CATEGORIES = {
  trigger: 'trigger',
  mapping: 'mapping',
  validation: 'validation',
  destination: "the destination's own code",
  runtime: "the rest of actions-core's runtime",
  client: "actions-core's client, node-fetch",
  network: "Node's HTTP, TLS and streams",
  native: 'event loop, outside JavaScript',
  collection: 'garbage collection',
  attempts: '`packages/runtime`: attempts, batches, backoff',
  send: '`send`: its own code',
  reading: '`send`: reading files',
  reporting: '`send`: reporting',
  pipeline: "the pipeline's own code",
  store: 'the way to the store: drizzle, pg, pg-boss',
  server: "the pipeline's server: Fastify",
  libraries: 'other libraries',
  loading: 'start-up: loading and compiling',
  other: 'promises, timers, the loop that measures'
} as const

/** One of them. */
export type Category = keyof typeof CATEGORIES

/** The first that fits a file decides. */
const FILES: readonly (readonly [RegExp, Category])[] = [
  [/\/node_modules\/@segment\/(destination-subscriptions|fql-ts)\//, 'trigger'],
  [/\/actions-core\/.*\/(mapping-kit|remove-undefined|remove-empty-values|real-type-of|get\.js|arrify)/, 'mapping'],
  [/\/actions-core\/.*\/(schema-validation|fields-to-jsonschema)/, 'validation'],
  [/\/node_modules\/(ajv|ajv-formats|fast-uri|@segment\/ajv-human-errors)\//, 'validation'],
  [/\/actions-core\/.*\/(create-request-client|request-client|middleware|fetch|add-basic-auth|prepare-)/, 'client'],
  [
    /\/node_modules\/(node-fetch|cross-fetch|whatwg-url|tr46|webidl-conversions|btoa-lite|abort-controller)\//,
    'client'
  ],
  [/\/node_modules\/undici\//, 'client'],
  [/\/node_modules\/@segment\/actions-core\//, 'runtime'],
  [/\/node_modules\/@segment\/action-destinations\//, 'destination'],
  [/\/node_modules\/(pg(-[\w-]+)?|postgres-\w+|drizzle-orm)\//, 'store'],
  [/\/node_modules\/(@?fastify|find-my-way|light-my-request|secure-json-parse|fast-json-stringify|avvio)\b/, 'server'],
  [/\/node_modules\/(tsx|esbuild|get-tsconfig)\//, 'loading'],
  [/\/node_modules\//, 'libraries'],
  [/\/(dist|src)\/destinations\/movable-ink\//, 'destination'],
  [/\/packages\/send\/src\/(read\/|inputs|ingestion)/, 'reading'],
  [/\/packages\/send\/src\/report\//, 'reporting'],
  [/\/packages\/send\/src\//, 'send'],
  [/\/packages\/runtime\/src\//, 'attempts'],
  [/\/packages\/pipeline\/src\/(store|queue)\//, 'store'],
  [/\/packages\/pipeline\/src\/http\//, 'server'],
  [/\/packages\/pipeline\/src\//, 'pipeline'],
  [/\/bench\/src\//, 'other'],
  [/^node:internal\/(modules|bootstrap|process\/(esm_loader|pre_execution)|vm)/, 'loading'],
  [/^node:(_http|_tls|_stream|http|https|net|tls|stream|zlib|dns)/, 'network'],
  [/^node:internal\/(http|tls|streams?|js_stream|stream_base|net|webstreams|dns)/, 'network']
]

/** What V8 itself does, by the name it gives it. */
const V8: Record<string, Category> = { '(garbage collector)': 'collection', '(program)': 'native' }

/**
 * What a function counts as; undefined when it counts as whoever called it: what is built into V8 or Node and belongs to
 * no part of its own, such as `JSON.stringify`, `new URL` or a timer.
 */
export function categoryOf(functionName: string, url: string): Category | undefined {
  if (url === '') return V8[functionName]
  return FILES.find(([pattern]) => pattern.test(url))?.[1]
}

/** What V8 calls the time in which nothing was done. */
export const IDLE = '(idle)'
