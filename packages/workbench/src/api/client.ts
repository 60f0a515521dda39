import createClient from 'openapi-fetch'
import { errorOf, unreachable } from './api-error'
import type { paths } from './generated-types'

/** The pipeline's API, typed by its OpenAPI document. Wrap each call in `answered`. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })

interface Answer<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/**
 * What a call was answered with.
 *
 * @throws ApiError when it was refused, or nothing answered
 */
export async function answered<Data>(call: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await call.catch((reason: unknown) => {
    // A request that is taken back is no failure: TanStack Query knows what to make of it.
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw unreachable()
  })
  if (!response.ok) throw errorOf(response.status, error)
  return data as Exclude<Data, undefined> // there is none but in answers that have no body
}
