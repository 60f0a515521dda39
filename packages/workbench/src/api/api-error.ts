import type { components } from './generated-types'

type ErrorBody = components['schemas']['Error']['error']

/** One thing that is wrong with a request, and where. */
export type Mistake = NonNullable<ErrorBody['mistakes']>[number]

/** Deliveries that are not over, and would be lost. */
export type PendingDeliveries = NonNullable<ErrorBody['pendingDeliveries']>

/** An answer of the pipeline that is none of those a page wants, or none at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  /**
   * @param status 0 when nothing answered
   * @param code stable; `UNREACHABLE` when nothing answered
   * @param message what to change, for people
   * @param pendingDeliveries with `PENDING_DELIVERIES`
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly mistakes: readonly Mistake[] = [],
    readonly pendingDeliveries?: PendingDeliveries
  ) {
    super(message)
  }

  /** The first mistake at a path, in words. */
  mistakeAt(path: string): string | undefined {
    return this.mistakes.find((mistake) => mistake.path === path)?.message
  }
}

/** For when no answer comes: the pipeline was stopped, or the network is away. */
export const unreachable = () =>
  new ApiError(
    0,
    'UNREACHABLE',
    'The pipeline does not answer. Look whether npm start is still running, and try again.'
  )

function isErrorBody(body: unknown): body is { error: ErrorBody } {
  const { error } = (body ?? {}) as { error?: Partial<ErrorBody> } // looked at on the next line
  return typeof error?.code === 'string' && typeof error.message === 'string'
}

/** What the API says to programs that bring no token helps nobody who looks at a page. */
const signedOut = () => new ApiError(401, 'UNAUTHORIZED', 'The session has ended. Sign in, and try again.')

/** The error that an answer tells of. */
export function errorOf(status: number, body: unknown): ApiError {
  if (status === 401) return signedOut()
  if (isErrorBody(body)) {
    const { code, message, mistakes, pendingDeliveries } = body.error
    return new ApiError(status, code, message, mistakes, pendingDeliveries)
  }
  return new ApiError(status, 'UNKNOWN', `The pipeline answered ${status}, without saying why. Try again.`)
}

/** What went wrong as a sentence. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong. Load the page again.'
