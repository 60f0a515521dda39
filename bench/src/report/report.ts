import { describeBatches } from '../sections/batches/describe'
import { describeLatency } from '../sections/latency/describe'
import { describeOneEvent } from '../sections/one-event/describe'
import { describePipeline } from '../sections/pipeline/describe'
import { describeCosts } from '../sections/profile/describe'
import { describeSend } from '../sections/send/describe'
import type { Results } from './results'
import { describeTargets, judgeTargets } from './targets'

/**
 * The whole report, in Markdown as prettier lays it out.
 *
 * @param environment where and with what was measured
 * @param quick whether the figures are of a run that was only for trying
 */
export function describe(results: Results, environment: string, quick: boolean): string {
  const { oneEvent, batches, costs, send, latency, pipeline } = results
  const parts = [
    '# Measurements',
    quick && '**Of a quick run, for trying: the figures mean little.**',
    'Written by `npm run bench`; [README.md](README.md) says how each figure is measured and how to read it. Ratios first: only they mean something on another machine. A figure is the median of its rounds, in brackets the least and the greatest.',
    environment,
    describeTargets(judgeTargets(results)),
    oneEvent && describeOneEvent(oneEvent),
    batches && describeBatches(batches),
    costs && describeCosts(costs),
    send && describeSend(send),
    latency && describeLatency(latency),
    pipeline && describePipeline(pipeline)
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
