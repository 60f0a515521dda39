import type { PipelineOptions } from '../configuration'
import { startPipeline } from '../pipeline'

// A pipeline in a process of its own, which a test can kill. Its options come as JSON in the first argument; it says when
// it begins to start, and where it listens once it is ready, and stops on SIGTERM.
const options = JSON.parse(process.argv[2] ?? '{}') as PipelineOptions

process.send?.('starting')
void startPipeline(options, console.error).then(
  (pipeline) => {
    process.on('SIGTERM', () => void pipeline.close().then(() => process.exit(0)))
    process.send?.({ origin: pipeline.origin })
  },
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
