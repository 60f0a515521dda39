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

/** Told of each call, by the status of its answer: 0 when nothing answered. */
type AnswerListener = (status: number) => void

const listeners = new Set<AnswerListener>()

/** Listens to how all calls are answered. Returns what ends it. */
export function onAnswer(listener: AnswerListener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const tell = (status: number) => listeners.forEach((listener) => listener(status))

/**
 * What a call was answered with.
 *
 * @throws ApiError when it was refused, or nothing answered
 */
export async function answered<Data>(call: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error, response } = await call.catch((reason: unknown) => {
    // A request that is taken back is no failure: TanStack Query knows what to make of it.
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    tell(0)
    throw unreachable()
  })
  tell(response.status)
  if (!response.ok) throw errorOf(response.status, error)
  return data as Exclude<Data, undefined> // there is none but in answers that have no body
}
