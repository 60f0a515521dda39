import type { FastifyError, FastifySchemaValidationError } from 'fastify'
import type { core } from 'zod'
import type { Mistake } from '../refusal'
import { ApiError } from './api-error'
import { messageOf } from './validation-messages'

/** The parts of a request that are checked, by Fastify's names for them. */
const PARTS = new Map<string | undefined, string>([
  ['body', 'The body is'],
  ['params', 'The path is'],
  ['querystring', 'The query is'],
  ['headers', 'The headers are']
])

/** A key that was sent is a part of the path; a longer one is no key that anybody meant. */
const MAX_PATH = 200

const shown = (path: readonly PropertyKey[]) => path.map(String).join('.').slice(0, MAX_PATH)

/** zod's own, which Fastify's type provider wraps: everything but its code, path and message is in its parameters. */
const issueOf = ({ keyword, instancePath, message = '', params }: FastifySchemaValidationError) =>
  ({
    ...params,
    code: keyword,
    path: instancePath.split('/').filter(Boolean),
    message
  }) as core.$ZodIssue // as it was before it was wrapped

/** The alternative that fits but for something further in. */
const almostFitting = (errors: readonly core.$ZodIssue[][]) =>
  errors.find((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0))

function mistakesOf(issue: core.$ZodIssue, at: readonly PropertyKey[] = []): Mistake[] {
  const path = [...at, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: shown([...path, key]), message: 'is not known here' }))
  }
  const meant = issue.code === 'invalid_union' ? almostFitting(issue.errors) : undefined
  if (meant !== undefined) return meant.flatMap((inner) => mistakesOf(inner, path))
  return [{ path: shown(path), message: messageOf(issue) }]
}

/** What is wrong with a request that does not fit its route's schema. Never quotes a value that was sent. */
export function invalidRequest({ validation = [], validationContext }: FastifyError): ApiError {
  const mistakes = validation.flatMap((wrapped) => mistakesOf(issueOf(wrapped)))
  const [first] = mistakes
  const part = PARTS.get(validationContext) ?? 'The request is'
  const what = first === undefined ? 'it does not fit' : `${first.path || 'it'} ${first.message}`
  return new ApiError(400, 'INVALID_REQUEST', `${part} not what is taken here: ${what}.`, mistakes)
}
