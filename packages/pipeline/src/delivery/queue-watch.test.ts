import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { QueueWatch } from './queue-watch'

/** A queue that answers with these, one after the other, and what becomes of the answers. */
function watching(mappingIds: string[], ...answers: (string[] | Error)[]) {
  const asked: (readonly string[])[] = []
  const woken: (readonly string[])[] = []
  const errors: unknown[] = []
  const queue = {
    due(some: readonly string[]) {
      asked.push(some)
      const answer = answers.shift() ?? []
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    }
  }
  const watched = { mappingIds: () => mappingIds, wake: (some: readonly string[]) => void woken.push(some) }
  return { asked, woken, errors, watch: new QueueWatch(queue, watched, (error) => errors.push(error)) }
}

describe('the queue is looked at', () => {
  it('for all mappings at once, again and again, and those with a job that is due are woken', async () => {
    const { asked, woken, errors, watch } = watching(['a', 'b', 'c'], ['b'], ['a', 'c'])
    watch.start()
    await until(() => woken.length === 2)
    await watch.stop()
    expect(asked).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c']
    ])
    expect(woken).toEqual([['b'], ['a', 'c']])
    expect(errors).toEqual([])
  })

  it('again after the store was away, of which it tells', async () => {
    const failure = new Error('the store is away')
    const { woken, errors, watch } = watching(['a'], failure, ['a'])
    watch.start()
    await until(() => woken.length === 1)
    await watch.stop()
    expect(errors).toEqual([failure])
    expect(woken).toEqual([['a']])
  })

  it('not at all while there are no mappings', async () => {
    const { asked, watch } = watching([])
    watch.start()
    await watch.stop()
    expect(asked).toEqual([])
  })
})
