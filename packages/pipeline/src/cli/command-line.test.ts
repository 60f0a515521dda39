import { configurationOf } from '../configuration'
import { PipelineError } from '../pipeline-error'
import { NothingToStart, parseCommandLine } from './command-line'

const parse = (args: string[], env: NodeJS.ProcessEnv = {}) => parseCommandLine('npm run pipeline --', args, env)

/** What is printed meanwhile. */
function printed(run: () => unknown): { text: string; error: unknown } {
  let text = ''
  const write = (chunk: string | Uint8Array) => {
    text += String(chunk)
    return true
  }
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation(write)
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(write)
  try {
    run()
    return { text, error: undefined }
  } catch (error) {
    return { text, error }
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
}

describe('the command line', () => {
  it('asks for everything on this machine when nothing is said', () => {
    expect(parse([])).toEqual({ dataFolder: '.data', host: '127.0.0.1', role: 'all', logLevel: 'info' })
  })

  it.each([
    ['all', 3000],
    ['ingest', 3000],
    ['worker', undefined]
  ])('without a port has the role %s listen on %p', (role, port) => {
    expect(configurationOf(parse(['--role', role]))).toMatchObject({ role, port })
  })

  it('keeps events as it is told, by flags or else by the environment', () => {
    const env = { MOVABLE_INK_KEEP_DAYS: '7', MOVABLE_INK_KEEP_EVENTS: '5000' }
    expect(parse([], env)).toMatchObject({ keepDays: 7, keepEvents: 5000 })
    expect(parse(['--keep-days', '1', '--keep-events', '0'], env)).toMatchObject({ keepDays: 1, keepEvents: 0 })
  })

  it('keeps a million events for 30 days when nothing is said', () => {
    expect(configurationOf(parse([]))).toMatchObject({ keepDays: 30, keepEvents: 1_000_000 })
  })

  it('takes secrets from the environment, and the port and the data folder as well', () => {
    expect(
      parse([], {
        DATABASE_URL: 'postgres://localhost/pipeline',
        MOVABLE_INK_KEY: 'a key',
        MOVABLE_INK_API_TOKEN: 'a token',
        MOVABLE_INK_DATA: '/data',
        PORT: '4000'
      })
    ).toEqual(
      expect.objectContaining({
        databaseUrl: 'postgres://localhost/pipeline',
        key: 'a key',
        apiToken: 'a token',
        dataFolder: '/data',
        port: 4000
      })
    )
  })

  it('has flags that win over the environment', () => {
    const args = ['--port', '0', '--data', 'here', '--host', '::1', '--role', 'worker', '--log-level', 'error']
    expect(parse([...args, '--allow-host', 'one.test', '--allow-host', 'two.test'], { PORT: '4000' })).toEqual({
      dataFolder: 'here',
      host: '::1',
      port: 0,
      role: 'worker',
      logLevel: 'error',
      allowedHosts: ['one.test', 'two.test']
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(parse([], { DATABASE_URL: '', MOVABLE_INK_KEY: '', MOVABLE_INK_API_TOKEN: '' })).toEqual(
      expect.objectContaining({ databaseUrl: undefined, key: undefined, apiToken: undefined })
    )
  })

  it('does not start on the wrong port because npm took the flag for its own', () => {
    const start = () => parse([], { npm_config_port: '4000' })
    expect(start).toThrow(PipelineError)
    expect(start).toThrow('npm kept --port for itself. Write two dashes before it: npm run pipeline -- --port …')
  })

  it('prints help that names the variables, and starts nothing', () => {
    const { text, error } = printed(() => parse(['--help']))
    expect(error).toEqual(new NothingToStart(0))
    expect(text).toContain('npm run pipeline --')
    for (const name of ['DATABASE_URL', 'MOVABLE_INK_KEY', 'MOVABLE_INK_API_TOKEN']) expect(text).toContain(name)
  })

  it.each([
    [['--port', '-1'], 'It must be a whole number from 0 to 65535.'],
    [['--port', '3000x'], 'It must be a whole number from 0 to 65535.'],
    [['--keep-days', '0'], 'It must be a whole number from 1 to 36500.'],
    [['--keep-days', '1.5'], 'It must be a whole number from 1 to 36500.'],
    [['--keep-events', '-1'], 'It must be a whole number from 0 to 1000000000.'],
    [['--keep-events', 'all'], 'It must be a whole number from 0 to 1000000000.'],
    [['--role', 'boss'], 'Allowed choices are all, ingest, worker.'],
    [['--log-level', 'loud'], 'Allowed choices are'],
    [['surplus'], 'too many arguments'],
    [['--api-token', 'secret'], "unknown option '--api-token'"]
  ])('refuses %j, and says what is wrong', (args, message) => {
    const { text, error } = printed(() => parse(args))
    expect(error).toEqual(new NothingToStart(2))
    expect(text).toContain(message)
  })
})
