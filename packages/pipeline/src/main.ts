import { parseCommandLine } from './cli/command-line'
import { run } from './cli/run'
import { startPipeline } from './pipeline'

run(() => startPipeline(parseCommandLine('npm run pipeline --', process.argv.slice(2), process.env)))
