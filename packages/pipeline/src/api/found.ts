import { ApiError } from '../http/api-error'

/**
 * What was looked for.
 *
 * @param kind what it is called in the message
 * @throws ApiError 404 when there is none
 */
export function found<Thing>(thing: Thing | undefined, kind: string): Thing {
  if (thing === undefined) throw new ApiError(404, 'NOT_FOUND', `There is no such ${kind}. It may have been deleted.`)
  return thing
}
