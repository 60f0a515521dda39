import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { tooLarge } from '../ingestion/read-json'
import { Refusal } from '../refusal'
import { isStoreFailure } from '../store/store-failure'
import { ApiError } from './api-error'
import type { ApiErrorCode } from './api-error'
import { API_BODY_LIMIT_BYTES } from './limits'
import { REFUSAL_STATUS } from './refusal-status'
import { invalidRequest } from './validation-mistakes'

/** The one shape of all errors. */
export const errorBody = ({ code, message, mistakes, pendingDeliveries }: ApiError) => ({
  // What there is nothing to say of is left out when this becomes JSON.
  error: { code, message, mistakes, pendingDeliveries }
})

const bodyTooLarge = () =>
  new ApiError(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${API_BODY_LIMIT_BYTES / 1024 / 1024} MiB.`)

const invalidJson = () =>
  new ApiError(400, 'INVALID_JSON', 'The body is not valid JSON, or has a key that is not allowed, such as __proto__.')

const notJson = () =>
  new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be JSON. Send it with "Content-Type: application/json".')

const storeUnavailable = () =>
  new ApiError(
    503,
    'STORE_UNAVAILABLE',
    'The store cannot be reached. What was sent is not stored; send it again later.'
  )

/** After how many seconds what the store cannot take now is to be sent again: clients spread it by themselves. */
const RETRY_AFTER: Partial<Record<ApiErrorCode, number>> = { STORE_OVERLOADED: 5, STORE_UNAVAILABLE: 5 }

/** What Fastify itself refuses, by its code. */
const OF_FASTIFY = new Map<string | undefined, () => ApiError>([
  ['FST_ERR_CTP_BODY_TOO_LARGE', bodyTooLarge],
  ['FST_ERR_CTP_INVALID_JSON_BODY', invalidJson],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', notJson]
])

const refused = ({ code, message, mistakes, pendingDeliveries }: Refusal) =>
  new ApiError(REFUSAL_STATUS[code], code, message, mistakes, pendingDeliveries)

function toApiError(error: unknown, isIngestion: boolean): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof Refusal) return refused(error)
  const failure = error as FastifyError // or anything else: none of this needs to be there
  if (failure.validation !== undefined) return invalidRequest(failure)
  if (isIngestion && failure.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refused(tooLarge())
  const known = OF_FASTIFY.get(failure.code)
  if (known !== undefined) return known()
  const { statusCode = 500 } = failure
  if (statusCode >= 400 && statusCode < 500) {
    return new ApiError(statusCode, 'INVALID_REQUEST', 'The request cannot be read.')
  }
  if (isStoreFailure(error)) return storeUnavailable()
  return new ApiError(500, 'INTERNAL_ERROR', 'Something went wrong here. What was sent is not stored; send it again.')
}

/** Answers with the shape that all errors have. What went wrong inside is for the log alone. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const apiError = toApiError(error, request.routeOptions.config?.access === 'ingestion')
  if (apiError.status >= 500) request.log.error({ err: error }, 'request failed')
  const retryAfter = RETRY_AFTER[apiError.code]
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter)
  return reply
    .code(apiError.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(apiError)))
}

/** For an answer where no route is. */
export const nothingHere = () => new ApiError(404, 'NOT_FOUND', 'There is nothing at this address.')

export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answerError(nothingHere(), request, reply)
