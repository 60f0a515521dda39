import type { BatchRuns } from '../sections/batches/measure'
import type { measureLatency } from '../sections/latency/measure'
import type { OneEventRuns } from '../sections/one-event/measure'
import type { PipelineResults } from '../sections/pipeline/measure'
import type { CostOfEvent, Profiled } from '../sections/profile/measure'
import type { SendResults } from '../sections/send/measure'

/** What was measured; a section that was not asked for is missing. */
export interface Results {
  oneEvent?: OneEventRuns[]
  batches?: BatchRuns[]
  costs?: Record<Profiled, CostOfEvent>
  send?: SendResults
  latency?: Awaited<ReturnType<typeof measureLatency>>
  pipeline?: PipelineResults
}
