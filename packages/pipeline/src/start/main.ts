import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Option } from 'commander'
import { trust } from '@actions-movable-ink/runtime'
import { parseCommandLine } from '../cli/command-line'
import { run } from '../cli/run'
import type { Running } from '../cli/run'
import { startPipeline } from '../pipeline'
import { startEmbeddedCollector } from './embedded-collector'
import { firstSetUp } from './first-set-up'
import { RequestLines } from './request-lines'
import { startReport } from './start-report'

/** Where `npm run workbench` builds it. */
const WORKBENCH = process.env.WORKBENCH_PAGES ?? join(__dirname, '../../../workbench/dist')

const empty = new Option(
  '--empty',
  'make no first source and destination: for whoever wants to go all the way in the workbench'
)

const print = (text: string) => void process.stdout.write(text)

/** The pipeline, with a collector that plays Movable Ink and a first set-up between them. */
async function start(stopped: AbortSignal): Promise<Running> {
  const options = parseCommandLine('npm start --', process.argv.slice(2), process.env, {
    logLevel: 'warn',
    own: [empty]
  })
  const requests = new RequestLines(print)
  const { collector, movableInk } = await startEmbeddedCollector(options.dataFolder, (line) => requests.add(line))
  try {
    await trust(collector.caCertificate)
    // Standard output is for people.
    const pages = existsSync(WORKBENCH) ? WORKBENCH : undefined
    const pipeline = await startPipeline({ ...options, pages, movableInk, logDestination: process.stderr })
    const setUp = await firstSetUp(pipeline, collector, options.empty)
    const { dataFolder, databaseUrl, apiToken } = options
    const has = {
      hasServer: databaseUrl !== undefined,
      needsToken: apiToken !== undefined,
      hasWorkbench: pages !== undefined
    }
    if (!stopped.aborted) {
      const { origin } = pipeline
      print(startReport({ setUp, ...has, origin, collectorOrigin: collector.origin, dataFolder }))
      requests.begin()
    }
    return {
      broken: pipeline.broken,
      async close() {
        await pipeline.close().finally(() => collector.close())
      }
    }
  } catch (error) {
    await collector.close()
    throw error
  }
}

run(start)
