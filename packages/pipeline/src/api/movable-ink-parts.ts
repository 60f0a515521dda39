import { ApiError } from '../http/api-error'
import type { EmbeddedMovableInk } from './movable-ink-port'

/** The part of the routes' description that all of them share. */
export const tags = ['Movable Ink']

/** @throws ApiError 404 where Movable Ink is not played here */
export function embedded(movableInk: EmbeddedMovableInk | undefined): EmbeddedMovableInk {
  if (movableInk !== undefined) return movableInk
  throw new ApiError(
    404,
    'NOT_FOUND',
    'No collector plays Movable Ink here. Start the pipeline with npm start, which brings one.'
  )
}
