import pino from 'pino'
import type { Logger } from 'pino'
import { describeFailure } from './described-failure'

export type { Logger } from 'pino'

/** From which level on is logged. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where log lines go, each a JSON object and a line feed. */
export interface LogDestination {
  write: (line: string) => void
}

/** How a pipeline logs. */
export interface LogOptions {
  /** Default `info`. */
  logLevel?: LogLevel
  /** Default: the standard output. */
  logDestination?: LogDestination
}

/** Names under which secrets and payloads are known in this project. */
const CONFIDENTIAL = [
  'authorization',
  'password',
  'accessSecret',
  'username',
  'movable_ink_url',
  'settings',
  'sealedSettings',
  'writeKey',
  'apiToken',
  'databaseUrl',
  'key',
  'headers',
  'payload',
  'event',
  'body',
  'url'
]

const STDOUT = 1

/** What a line says that was written without words. */
const WORDLESS = 'no message'

/**
 * A logger in JSON. What is logged are fields that were chosen for it, and of errors what `describeFailure` lets through; the
 * list of confidential names is a second net below that.
 */
export function createLogger({ logLevel = 'info', logDestination = pino.destination(STDOUT) }: LogOptions): Logger {
  return pino(
    {
      level: logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: {
        err: (error: unknown) => describeFailure(error),
        // Fastify's own names for what it handles.
        req: () => undefined,
        res: () => undefined
      },
      redact: {
        paths: CONFIDENTIAL.flatMap((name) => [name, `*.${name}`]),
        censor: '[redacted]'
      },
      hooks: {
        // Without a message of ours pino takes the error's.
        logMethod(args, method) {
          const [first, message = WORDLESS, ...rest] = args
          if (typeof first !== 'object') return method.apply(this, args)
          return method.apply(this, [first instanceof Error ? { err: first } : first, message, ...rest])
        }
      }
    },
    logDestination
  )
}
