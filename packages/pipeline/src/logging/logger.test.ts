import { PipelineError } from '../pipeline-error'
import { createLogger } from './logger'
import type { LogLevel } from './logger'

const SECRET = 'sk-do-not-tell'

/** What a logger writes. */
function logged(
  write: (logger: ReturnType<typeof createLogger>) => void,
  logLevel?: LogLevel
): Record<string, unknown>[] {
  const lines: string[] = []
  write(createLogger({ logLevel, logDestination: { write: (line) => lines.push(line) } }))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>) // pino writes objects
}

describe('createLogger', () => {
  it('writes a JSON object a line, with the level as a word and the time in ISO 8601', () => {
    expect(logged((logger) => logger.info({ role: 'all' }, 'started'))).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        role: 'all',
        msg: 'started'
      }
    ])
  })

  it.each<[level: LogLevel | undefined, levels: string[]]>([
    [undefined, ['info', 'error']],
    ['debug', ['debug', 'info', 'error']],
    ['error', ['error']],
    ['silent', []]
  ])('writes from level %s on', (level, levels) => {
    const lines = logged((logger) => {
      logger.debug('a')
      logger.info('b')
      logger.error('c')
    }, level)
    expect(lines.map((line) => line.level)).toEqual(levels)
  })

  it.each<[what: string, write: (logger: ReturnType<typeof createLogger>) => void]>([
    ['an error alone', (logger) => logger.error(new Error(SECRET))],
    ['an error among fields', (logger) => logger.error({ err: new Error(SECRET) })],
    ['the cause of an error', (logger) => logger.error(new Error('outer', { cause: new Error(SECRET) }))],
    [
      'a property of an error',
      (logger) => logger.error(Object.assign(new Error('failed'), { query: SECRET, code: `${SECRET} ` }))
    ],
    ['what was thrown and is no error', (logger) => logger.error({ err: SECRET }, 'failed')],
    ['a header', (logger) => logger.info({ headers: { authorization: SECRET } }, 'request')],
    ['a setting further down', (logger) => logger.info({ destination: { settings: { password: SECRET } } }, 'saved')],
    ['a write key', (logger) => logger.info({ source: { writeKey: SECRET } }, 'made')],
    ['an event', (logger) => logger.child({ event: { userId: SECRET } }).info('sent')],
    ["Fastify's own names", (logger) => logger.info({ req: { url: SECRET }, res: { body: SECRET } }, 'request')]
  ])('never writes %s', (_what, write) => {
    const lines = logged(write)
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toContain(SECRET)
  })

  it('tells of an error its class, its code and where it was thrown, of our own its message, too', () => {
    const cause = Object.assign(new TypeError(`${SECRET}\n    at ${SECRET}`), { code: 'ERR_INVALID_URL' })
    const [line] = logged((logger) => logger.error({ err: new PipelineError('Set it.', { cause }) }, 'stopped'))
    const frames = expect.arrayContaining([expect.stringMatching(/logger\.test\.ts/)]) as string[]
    expect(line).toMatchObject({
      msg: 'stopped',
      err: {
        type: 'PipelineError',
        message: 'Set it.',
        stack: frames,
        cause: { type: 'TypeError', code: 'ERR_INVALID_URL', stack: frames }
      }
    })
    expect(JSON.stringify(line)).not.toContain(SECRET)
  })
})
