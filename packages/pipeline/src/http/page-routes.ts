import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { SetHeadersResponse } from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { unknownPageRoute } from './unknown-page'

/** Addresses of pages, each with all that are below it. The app finds out which page it is. */
const PAGES = ['/sources', '/catalog', '/destinations', '/movable-ink']

/** Files in it have a hash of their content in their names. */
const ASSETS = 'assets'

/**
 * Scripts come from this server alone, and none is made of a text. Styles may stand in a page: its components set them.
 */
const helmet = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"]
    }
  }
}

const config = { access: 'page', helmet } as const

/**
 * For how long a browser may keep a file: for good where its name changes with its content, else it asks each time. And that
 * assets may lie here compressed, too, which who keeps copies for several browsers must tell apart.
 */
function setFileHeaders(response: SetHeadersResponse, path: string): void {
  const isAsset = basename(dirname(path)) === ASSETS
  response.setHeader('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (isAsset) response.setHeader('vary', 'accept-encoding')
}

/** The files of a folder, but for hidden ones. */
const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)

/** The name of a file, and no way to another folder. */
const FILE_NAME = /^[\w-]+(\.[\w-]+)+$/

/**
 * Serves an app of one page that was built into a folder: `index.html`, what lies beside it, and what is in `assets/`, where
 * `x.js.gz` is sent instead of `x.js` to who takes gzip. To be called when all other routes are added.
 */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: setFileHeaders
  })
  for (const url of ['/', ...PAGES.flatMap((page) => [page, `${page}/*`])]) {
    app.get(url, { config }, (_request, reply) => reply.sendFile('index.html'))
  }
  for (const file of filesIn(folder)) app.get(`/${file}`, { config }, (_request, reply) => reply.sendFile(file))
  // Whatever is there when it is asked for: the app may be built anew while it is served.
  app.get<{ Params: { file: string } }>(`/${ASSETS}/:file`, { config }, (request, reply) => {
    const { file } = request.params
    return FILE_NAME.test(file) ? reply.sendFile(`${ASSETS}/${file}`) : reply.callNotFound()
  })
  unknownPageRoute(app, { file: join(folder, 'index.html'), folders: [ASSETS], config })
}
