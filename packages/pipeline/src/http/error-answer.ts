import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { tooLarge } from '../ingestion/read-json'
import { ApiError } from './api-error'

/** The one shape of all errors. */
const bodyOf = ({ code, message, mistakes }: ApiError) => ({
  error: { code, message, ...(mistakes === undefined ? {} : { mistakes }) }
})

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  const { statusCode = 500, code } = error as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge()
  if (statusCode >= 400 && statusCode < 500) {
    return new ApiError(statusCode, 'INVALID_REQUEST', 'The request cannot be read.')
  }
  return new ApiError(500, 'INTERNAL_ERROR', 'Something went wrong here. What was sent is not stored; send it again.')
}

/** Answers with the shape that all errors have. What went wrong inside is for the log alone. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const apiError = toApiError(error)
  if (apiError.status >= 500) request.log.error({ err: error }, 'request failed')
  return reply.code(apiError.status).send(bodyOf(apiError))
}

export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answerError(new ApiError(404, 'NOT_FOUND', 'There is nothing at this address.'), request, reply)
