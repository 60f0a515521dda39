import type { Verdict } from '../delivery/judge'
import type { Outcome } from '../delivery/outcomes'
import { PipelineMetrics } from './pipeline-metrics'

const outcome = (verdict: Verdict, record: Partial<Outcome['record']> = {}): Outcome => ({
  deliveryId: 'd-1',
  mappingId: 'm-1',
  takenOn: '2026-01-31T12:00:00.000Z',
  verdict,
  attempts: 1,
  record: { at: '2026-01-31T12:00:00.000Z', ms: 200, status: 200, ...record },
  at: 0
})

const discarded = (reason: string): Verdict => ({ state: 'discarded', reason, message: 'It is so.' })

const linesOf = async (metrics: PipelineMetrics, name: string) =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(`movable_ink_${name}`))

describe('PipelineMetrics', () => {
  it('measures a batch as one attempt, with the events that were sent in it', async () => {
    const metrics = new PipelineMetrics(() => Promise.resolve([]))
    const unsent = { ms: 0, status: undefined, batch: 3 }
    metrics.onOutcomes([
      outcome({ state: 'delivered' }, { batch: 3 }),
      outcome({ state: 'delivered' }, { batch: 3, ms: 250 }),
      outcome(discarded('NO_MATCHING_MAPPING'), unsent)
    ])
    expect(await linesOf(metrics, 'delivery_outcomes_total')).toEqual([
      'movable_ink_delivery_outcomes_total{state="delivered",reason="none"} 2',
      'movable_ink_delivery_outcomes_total{state="discarded",reason="NO_MATCHING_MAPPING"} 1'
    ])
    expect(await linesOf(metrics, 'delivery_attempt_duration_seconds_')).toEqual(
      expect.arrayContaining([
        'movable_ink_delivery_attempt_duration_seconds_sum 0.25',
        'movable_ink_delivery_attempt_duration_seconds_count 1'
      ])
    )
    expect(await linesOf(metrics, 'delivery_batch_size_')).toEqual(
      expect.arrayContaining(['movable_ink_delivery_batch_size_sum 2', 'movable_ink_delivery_batch_size_count 1'])
    )
  })

  it('measures an event that went alone as no batch, and one that did not go not at all', async () => {
    const metrics = new PipelineMetrics(() => Promise.resolve([]))
    metrics.onOutcomes([outcome({ state: 'delivered' })])
    metrics.onOutcomes([outcome(discarded('INVALID_PAYLOAD'), { status: undefined })])
    expect(await linesOf(metrics, 'delivery_attempt_duration_seconds_count')).toEqual([
      'movable_ink_delivery_attempt_duration_seconds_count 1'
    ])
    expect(await linesOf(metrics, 'delivery_batch_size_count')).toEqual(['movable_ink_delivery_batch_size_count 0'])
  })

  it.each(['ann@example.com', 'a'.repeat(50), 'https://example.com/key', ''])(
    'takes %p for no reason code: labels are few, and hold nothing that was sent',
    async (reason) => {
      const metrics = new PipelineMetrics(() => Promise.resolve([]))
      metrics.onOutcomes([outcome(discarded(reason))])
      expect(await linesOf(metrics, 'delivery_outcomes_total')).toEqual([
        'movable_ink_delivery_outcomes_total{state="discarded",reason="OTHER"} 1'
      ])
    }
  )

  it('says what is pending now, and nothing when the store fails', async () => {
    const answers = [
      Promise.resolve([{ destinationId: 'a', pending: 3 }]),
      Promise.resolve([{ destinationId: 'b', pending: 1 }]),
      Promise.reject(new Error('The store is away'))
    ]
    answers[2]?.catch(() => undefined)
    const metrics = new PipelineMetrics(() => answers.shift() ?? Promise.resolve([]))
    expect(await linesOf(metrics, 'deliveries_pending')).toEqual(['movable_ink_deliveries_pending{destination="a"} 3'])
    expect(await linesOf(metrics, 'deliveries_pending')).toEqual(['movable_ink_deliveries_pending{destination="b"} 1'])
    expect(await linesOf(metrics, 'deliveries_pending')).toEqual([])
  })
})
