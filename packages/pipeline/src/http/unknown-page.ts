import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import type { FastifyContextConfig, FastifyInstance } from 'fastify'

/** The first part of a path, such as `api` of `/api/v1/sources?x=1`. */
const firstPart = (url = '') => url.split(/[/?]/, 2)[1] ?? ''

/** What a browser says that opens an address. A program that takes anything wants no page. */
const wantsPage = ({ method, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') && /\btext\/html\b/i.test(headers.accept ?? '')

/**
 * Answers browsers that open an address which is none, with 404 and the app, whose page for that leads on. Whatever is below
 * the first part of another route's address is none of the app's: it stays as it is answered without this. To be called when
 * all other routes are added.
 *
 * @param file the app's one page
 * @param folders first parts of addresses that are of files
 */
export function unknownPageRoute(
  app: FastifyInstance,
  { file, folders, config }: { file: string; folders: readonly string[]; config: FastifyContextConfig }
): void {
  const others = [...app.knownRoutes.values()].filter((route) => route.config.access !== 'page')
  const taken = new Set(['', ...folders, ...others.map(({ url }) => firstPart(url))])
  // By a constraint, so that for all other requests there is no route at all, and what guards those holds.
  app.addConstraintStrategy({
    name: 'opens',
    storage() {
      const handlers = new Map<unknown, never>() // they are the router's own
      return {
        get: (key) => handlers.get(key) ?? null,
        set: (key, handler) => void handlers.set(key, handler as never)
      }
    },
    deriveConstraint: (request) => (wantsPage(request) && !taken.has(firstPart(request.url)) ? 'page' : undefined),
    validate: () => true
  })
  app.get('/*', { config, constraints: { opens: 'page' } }, async (_request, reply) => {
    // Read as it is now: the app may be built anew while it is served.
    const page = await readFile(file).catch(() => undefined)
    return page === undefined ? reply.callNotFound() : reply.code(404).type('text/html; charset=utf-8').send(page)
  })
}
