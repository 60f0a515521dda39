import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * Headers that tell a browser to make nothing more of an answer than the data it is: no scripts, no frames, no guesses at
 * its type, no copies kept. A route that serves pages brings its own `helmet` options.
 */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] }
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // It speaks http, and a name such as localhost is also that of other servers.
    strictTransportSecurity: false
  })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.raw.setHeader('cache-control', 'no-store')
    done()
  })
}
