import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { optionKeptByNpm } from '@actions-movable-ink/runtime'
import { ROLES } from '../configuration'
import type { PipelineOptions } from '../configuration'
import { LOG_LEVELS } from '../logging/logger'
import type { LogLevel } from '../logging/logger'
import { PipelineError } from '../pipeline-error'

/** The command line was wrong, or only asked for help: what there was to say has been printed. */
export class NothingToStart extends Error {
  override readonly name = 'NothingToStart'

  constructor(readonly exitCode: number) {
    super('Nothing to start.')
  }
}

const WRONG_USAGE = 2

const ENVIRONMENT = `
From the environment, never from flags, which stay in the shell's history:
  DATABASE_URL             a Postgres server for the store, which any number of processes can share;
                           without it the store is in the data folder, for this process alone
  MOVABLE_INK_KEY          32 bytes in base64 (openssl rand -base64 32) that secrets are sealed with;
                           without it a key file in the data folder. Processes that share a store need the same key
  MOVABLE_INK_API_TOKEN    what the API asks for; needed as soon as --host is not this machine
  MOVABLE_INK_DATA, PORT, MOVABLE_INK_KEEP_DAYS, MOVABLE_INK_KEEP_EVENTS
                           the same as --data, --port, --keep-days and --keep-events

Exit code: 0 stopped, 1 it broke, 2 it cannot start as it is set up.`

const wholeNumber = (from: number, to: number) => (text: string) => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`)
  }
  return value
}

/** One more value of an option that may be repeated. */
const collect = (value: string, before: string[] = []): string[] => [...before, value]

/** What was asked for. */
export interface CommandLine extends PipelineOptions {
  /** To make nothing on the first start; of `npm start` alone. */
  empty?: boolean
}

interface Flags extends Pick<CommandLine, 'port' | 'host' | 'role' | 'logLevel' | 'empty'> {
  data: string
  allowHost?: string[]
}

/** What a command does unless it is told otherwise, and what it takes beside what all take. */
export interface CommandParts {
  logLevel: LogLevel
  own?: readonly Option[]
}

const VARIABLES = [
  ['--port', 'PORT'],
  ['--data', 'MOVABLE_INK_DATA'],
  ['--keep-days', 'MOVABLE_INK_KEEP_DAYS'],
  ['--keep-events', 'MOVABLE_INK_KEEP_EVENTS']
] as const

/** Variables that stand for flags, before those of the command line, which win. */
const flagsFrom = (env: NodeJS.ProcessEnv): string[] =>
  VARIABLES.flatMap(([flag, variable]) => {
    const value = env[variable]
    return value ? [flag, value] : []
  })

function flagsOf(command: Command, args: readonly string[]): Flags {
  try {
    return command.parse(args, { from: 'user' }).opts<Flags>()
  } catch (error) {
    if (error instanceof CommanderError) throw new NothingToStart(error.exitCode === 0 ? 0 : WRONG_USAGE)
    throw error
  }
}

/**
 * What the command line and the environment ask for; `--help` and mistakes are printed.
 *
 * @param name of the command, as people type it
 * @param args without the names of the interpreter and the script
 * @param parts level `info` of the log, unless it is given
 * @throws NothingToStart with exit code 0 after `--help`, 2 after a mistake
 * @throws PipelineError when npm took a flag that was meant for the command
 */
export function parseCommandLine(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { logLevel, own = [] }: CommandParts = { logLevel: 'info' }
): CommandLine {
  const command = new Command(name)
    .description("Segment's side on your own machine: takes events in, stores them, and delivers them to Movable Ink.")
    .option(
      '--port <number>',
      'port to listen on, 0 for any free one (default: 3000; a worker has no default and then listens to nothing)',
      wholeNumber(0, 65_535)
    )
    .option('--host <address>', 'address to listen on; any but the default lets other machines in', '127.0.0.1')
    .option('--data <folder>', 'where the store and the key are', '.data')
    .addOption(
      new Option(
        '--role <role>',
        'ingest takes events in and serves the API, worker delivers and serves /metrics and /healthz'
      )
        .choices(ROLES)
        .default('all')
    )
    .option('--allow-host <name>', 'a name that it may be called by, besides its address; may be repeated', collect)
    .addOption(new Option('--log-level <level>', 'of the log, in JSON').choices(LOG_LEVELS).default(logLevel))
    .addOption(
      new Option(
        '--keep-days <number>',
        'how long events are kept; pending ones are for longer (default: 30)'
      ).argParser(wholeNumber(1, 36_500))
    )
    .addOption(
      new Option(
        '--keep-events <number>',
        'how many events are kept, besides undelivered ones (default: 1000000)'
      ).argParser(wholeNumber(0, 1_000_000_000))
    )
    .addHelpText('after', ENVIRONMENT)
    .allowExcessArguments(false)
    .exitOverride()
  for (const option of own) command.addOption(option)
  const kept = optionKeptByNpm(command.options, env)
  if (kept !== undefined)
    throw new PipelineError(`npm kept ${kept} for itself. Write two dashes before it: ${name} ${kept} …`)
  const { data, allowHost, ...flags } = flagsOf(command, [...flagsFrom(env), ...args])
  return {
    ...flags,
    dataFolder: data,
    allowedHosts: allowHost,
    databaseUrl: env.DATABASE_URL || undefined,
    key: env.MOVABLE_INK_KEY || undefined,
    apiToken: env.MOVABLE_INK_API_TOKEN || undefined
  }
}
