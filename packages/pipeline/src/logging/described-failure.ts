import { ApiError } from '../http/api-error'
import { PipelineError } from '../pipeline-error'
import { Refusal } from '../refusal'

/** What a log tells of an error. */
export interface DescribedFailure {
  /** The name of its class. */
  type: string
  /** Of the system, of Postgres, or our own. */
  code?: string
  /** Of errors of our own alone: others quote what they were given. */
  message?: string
  /** Where it was thrown, the newest call first. */
  stack?: string[]
  cause?: DescribedFailure
}

/** Causes are told of so many levels deep. */
const MAX_CAUSES = 4

const MAX_FRAMES = 12

/** The classes of errors that quote nothing. */
const OURS = [PipelineError, Refusal, ApiError]

const NAME = /^[\w$]{1,60}$/

/** The calls of a stack without what stands before them: the message, which may look like calls itself. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message)
  if (start === -1) return []
  const lines = stack.slice(start + message.length).split('\n')
  return lines.flatMap((line) => (/^ +at /.test(line) ? [line.trim().slice(3)] : [])).slice(0, MAX_FRAMES)
}

/**
 * What may be told of an error in a log: an error's message often quotes what failed, be it a statement with its values, a
 * URL with the endpoint key in it, or the JSON of an event.
 */
export function describeFailure(error: unknown, level = 1): DescribedFailure {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as NodeJS.ErrnoException
  const name = error.constructor.name
  const frames = framesOf(error)
  return {
    type: NAME.test(name) ? name : 'Error',
    ...(typeof code === 'string' && NAME.test(code) ? { code } : {}),
    ...(OURS.some((ours) => error instanceof ours) ? { message: error.message } : {}),
    ...(frames.length === 0 ? {} : { stack: frames }),
    ...(error.cause === undefined || level === MAX_CAUSES ? {} : { cause: describeFailure(error.cause, level + 1) })
  }
}
