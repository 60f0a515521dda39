import type { FastifyInstance } from 'fastify'
import { isDeeperThan } from '../ingestion/event-mistakes'
import { MAX_DEPTH } from '../ingestion/limits'
import { ApiError } from './api-error'

const tooDeep = () =>
  new ApiError(400, 'INVALID_REQUEST', `The body is nested deeper than ${MAX_DEPTH} levels. Send a flatter one.`)

const encoded = () =>
  new ApiError(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'The body must not be compressed here. Send it as it is, without the header Content-Encoding.'
  )

/**
 * Makes JSON the only kind of body: not compressed, without keys that change what objects are (`__proto__`), and nested so that whatever
 * recurses over it comes to an end. An empty body is none. The ingestion reads its bodies by itself.
 */
export function takeOnlyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addHook('preParsing', ({ headers, routeOptions, is404 }, _reply, payload, done) => {
    const { 'content-encoding': encoding = 'identity' } = headers
    const isRead = !is404 && routeOptions.config.access !== 'ingestion'
    if (isRead && encoding.toLowerCase() !== 'identity') return done(encoded())
    done(null, payload)
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text.trim() === '') return done(null)
    // Fastify's own parser calls back: it returns nothing.
    void parse(request, text, (error, body) => {
      if (error === null && isDeeperThan(MAX_DEPTH, body)) return done(tooDeep())
      done(error, body)
    })
  })
}
