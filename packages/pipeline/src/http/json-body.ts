import type { FastifyInstance } from 'fastify'
import { isDeeperThan } from '../ingestion/event-mistakes'
import { MAX_DEPTH } from '../ingestion/limits'
import { ApiError } from './api-error'

const tooDeep = () =>
  new ApiError(400, 'INVALID_REQUEST', `The body is nested deeper than ${MAX_DEPTH} levels. Send a flatter one.`)

/**
 * Makes JSON the only kind of body: without keys that change what objects are (`__proto__`), and nested so that whatever
 * recurses over it comes to an end. An empty body is none.
 */
export function takeOnlyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
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
