import type { FastifyError, FastifySchemaValidationError } from 'fastify'
import type { Mistake } from '../refusal'
import { ApiError } from './api-error'

/** The parts of a request that are checked, by Fastify's names for them. */
const PARTS = new Map<string | undefined, string>([
  ['body', 'body'],
  ['params', 'path'],
  ['querystring', 'query'],
  ['headers', 'headers']
])

/** A key that was sent is a part of the path; a longer one is no key that anybody meant. */
const MAX_PATH = 200

const pathOf = (instancePath: string) => instancePath.replace(/^\//, '').replace(/\//g, '.').slice(0, MAX_PATH)

/** zod names what it expected, and of what it received at most the type. */
function messageOf(message: string): string {
  if (/, received undefined$/.test(message)) return 'is needed'
  return message
    .replace(/^Invalid input: expected (.*), received .*$/, 'must be of type $1')
    .replace(/^Invalid (?:input|option): expected (one of )?/, 'must be $1')
    .replace(/^Too (?:big|small): expected \w+ to /, 'must ')
    .replace(/^Invalid (.*)$/, 'is not a valid $1')
}

function mistakesOf({ keyword, instancePath, message, params }: FastifySchemaValidationError): Mistake[] {
  const path = pathOf(instancePath)
  if (keyword === 'unrecognized_keys' && Array.isArray(params.keys)) {
    return params.keys.map((key) => ({
      path: [path, String(key)].filter(Boolean).join('.').slice(0, MAX_PATH),
      message: 'is not known here'
    }))
  }
  return [{ path, message: messageOf(message ?? 'Invalid input') }]
}

/** What is wrong with a request that does not fit its route's schema. Never quotes a value that was sent. */
export function invalidRequest({ validation = [], validationContext }: FastifyError): ApiError {
  const mistakes = validation.flatMap(mistakesOf)
  const [first] = mistakes
  const part = PARTS.get(validationContext) ?? 'request'
  const what = first === undefined ? 'it does not fit' : `${first.path || 'it'} ${first.message}`
  return new ApiError(400, 'INVALID_REQUEST', `The ${part} is not what is taken here: ${what}.`, mistakes)
}
