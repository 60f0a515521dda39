import { optionKeptByNpm } from '@actions-movable-ink/runtime'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { UsageError } from './usage-error'

/** What the command line asks for. */
export interface SendOptions {
  /** Paths, `-` for standard input; empty for the samples. */
  files: string[]
  mappings?: string
  failed: string
  concurrency: number
  retries: number
  batch: boolean
  json: boolean
  dryRun: boolean
}

/** Where what was not delivered is kept. */
export const DEFAULT_FAILED_FILE = 'failed.ndjson'

/** A parser of whole numbers within bounds. */
const wholeNumber = (from: number, to: number) => (text: string) => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`)
  }
  return value
}

const ENVIRONMENT = `
Settings come from the environment, never from flags:
  MOVABLE_INK_URL            the endpoint URL that Movable Ink gave you (https://…)
  MOVABLE_INK_USERNAME       the access key ID
  MOVABLE_INK_ACCESS_SECRET  the access secret
Without them, a collector (Movable Ink's side) is started on this machine for the run.

With --batch, events go out as {"events":[…]}: the event mappings of your endpoint have to read that. Ask
Movable Ink to confirm it first. A mapping with "enable_batching": true is batched without --batch too.
A batch is sent when it is full, when nothing more comes, or a second after its first event.

Exit code: 0 everything was delivered or matched no mapping, 1 something was not delivered,
2 wrong usage or settings.`

/**
 * The options of a command line.
 *
 * @param args without the names of the interpreter and the script
 * @param env where npm leaves options that it took for its own
 * @returns undefined when help was asked for and shown
 * @throws UsageError for anything that is not an option or argument of the command
 */
export function parseCommandLine(args: readonly string[], env: NodeJS.ProcessEnv = {}): SendOptions | undefined {
  const command = new Command('npm run send --')
    .description('Sends files of Segment events (JSON, JSON arrays or NDJSON) through the destination to Movable Ink.')
    .argument('[files...]', 'files of events, - for standard input (default: the samples)')
    .option('--mappings <file>', "JSON file with a list of mappings (default: the destination's preset)")
    .option('--failed <file>', 'where to keep what was not delivered', DEFAULT_FAILED_FILE)
    .option('--concurrency <n>', 'requests at a time', wholeNumber(1, 256), 16)
    .option('--retries <n>', 'tries after the first, for failures that may pass', wholeNumber(0, 20), 5)
    .option('--batch', 'send events in batches of up to 1,000, by every mapping (see below)', false)
    .option('--json', 'one JSON line per event instead of a table', false)
    .option('--dry-run', 'print the requests and send nothing', false)
    .addHelpText('after', ENVIRONMENT)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  const kept = optionKeptByNpm(command.options, env)
  if (kept !== undefined) {
    throw new UsageError(`npm kept ${kept} for itself. Write two dashes before it: npm run send -- ${kept} …`)
  }
  try {
    command.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new UsageError(`${error.message.replace(/^error: /, '')}\nSee npm run send -- --help.`)
  }
  return { files: command.args, ...command.opts<Omit<SendOptions, 'files'>>() }
}
