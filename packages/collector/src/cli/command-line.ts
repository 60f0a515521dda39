import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { CollectorError } from '../collector-error'
import { parseFault, type Fault } from '../faults/fault'

/** What the command line asks for. */
export interface CommandLine {
  port: number
  host: string
  /** A file; default: the event mappings that come with the collector. */
  eventMappings?: string
  rateLimit?: number
  /** The data folder; default: `MOVABLE_INK_DATA`, else `.data`. */
  data?: string
  /** In the order given; default none. */
  fault?: Fault[]
  quiet?: boolean
}

/** The command line was wrong, or only asked for help: what there was to say has been printed. */
export class NothingToStart extends Error {
  override readonly name = 'NothingToStart'

  constructor(readonly exitCode: number) {
    super('Nothing to start.')
  }
}

const WRONG_USAGE = 2

/**
 * Reads the command line; `--help` and mistakes are printed by commander.
 *
 * @param args without the program's own name
 * @throws NothingToStart with exit code 0 after `--help`, 2 after a mistake.
 */
export const parseCommandLine = (args: string[]): CommandLine => {
  const command = new Command('collector')
    .description("Movable Ink's Customer Data API on your own machine")
    .option('--port <number>', 'port to listen on, 0 for any free one', wholeNumber(0, 65_535), 8443)
    .option('--host <address>', 'address to listen on; any but the default lets other machines in', '127.0.0.1')
    .option('--event-mappings <file>', 'event mappings to use instead of the five that come with the collector')
    .option('--rate-limit <number>', 'requests a second before the answer is 429', wholeNumber(1, 1_000_000))
    .option('--data <folder>', 'where the certificates and credentials are kept (MOVABLE_INK_DATA, else .data)')
    .option(
      '--fault <json>',
      'a fault to play, may be repeated:  \'{"kind":"status","status":503,"share":0.05}\'',
      addFault
    )
    .option('--quiet', 'no line for each request')
    .allowExcessArguments(false)
    .exitOverride()
  try {
    return command.parse(args, { from: 'user' }).opts<CommandLine>()
  } catch (error) {
    if (error instanceof CommanderError) throw new NothingToStart(error.exitCode === 0 ? 0 : WRONG_USAGE)
    throw error
  }
}

const wholeNumber =
  (lowest: number, highest: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= lowest && value <= highest) return value
    throw new InvalidArgumentError(`Give a whole number from ${lowest} to ${highest}.`)
  }

const addFault = (json: string, faults: Fault[] = []): Fault[] => {
  try {
    return [...faults, parseFault(JSON.parse(json))]
  } catch (error) {
    throw new InvalidArgumentError(error instanceof CollectorError ? error.message : 'It is not JSON.')
  }
}
