import { join } from 'node:path'
import type { PipelineOptions } from '../../../packages/pipeline/src/configuration'
import { AskedProcess } from '../processes/asked-process'
import type { Processes } from '../processes/processes'
import type { Arrivals } from './arrivals'
import type { PipelineCalls } from './pipeline-process'

/** What it is started with and for. */
export interface Surroundings {
  processes: Processes
  /** Where it delivers to. */
  arrivals: Arrivals
}

/** A pipeline in a process of its own. */
export class RunningPipeline {
  private constructor(
    private readonly process: AskedProcess<PipelineCalls>,
    private readonly arrivals: Arrivals,
    /** Empty for a worker alone. */
    readonly origin: string,
    /** The threads of its process that there were before it started. */
    readonly olderThreads: readonly number[]
  ) {}

  static async start({ processes, arrivals }: Surroundings, options: PipelineOptions): Promise<RunningPipeline> {
    const child = processes.fork(join(__dirname, 'pipeline-process.ts'))
    const process = new AskedProcess<PipelineCalls>(child, 'The pipeline')
    const { origin, olderThreads } = await process.call('start', { ...options, certificate: arrivals.certificate })
    return new RunningPipeline(process, arrivals, origin, olderThreads)
  }

  get pid(): number {
    return this.process.pid
  }

  /** Makes a source whose events are delivered one by one or in batches. Resolves to its write key. */
  async setUp(isBatched: boolean): Promise<string> {
    return (await this.process.call('setUp', { url: this.arrivals.url, isBatched })).writeKey
  }

  beginProfile = () => this.process.call('beginProfile', undefined)

  endProfile = () => this.process.call('endProfile', undefined)

  /** Lets it finish what is under way, and ends it. */
  async stop(): Promise<void> {
    await this.process.call('stop', undefined)
    await this.process.stop()
  }
}

/** Starts a pipeline, lets something be measured, and stops it. */
export async function withPipeline<Result>(
  surroundings: Surroundings,
  options: PipelineOptions,
  use: (pipeline: RunningPipeline) => Promise<Result>
): Promise<Result> {
  const pipeline = await RunningPipeline.start(surroundings, options)
  const result = await use(pipeline)
  await pipeline.stop()
  return result
}
