import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { mappingsQuery } from '../../api/mappings'
import type { Mapping, Mappings } from '../../api/mappings'
import { listEdit } from './list-edit'

const NOTHING: Mappings = { mappings: [], count: 0, most: 50 }

const named = (name: string) => ({ id: name, name }) as Mapping // of which no more is looked at

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A list to which edits add the name that they are given, and how each of them is answered. */
function edited() {
  const queries = new QueryClient()
  const { queryKey } = mappingsQuery('d')
  queries.setQueryData(queryKey, NOTHING)
  const answers = new Map<string, { accept: () => void; refuse: () => void }>()
  const edit = (name: string) =>
    new Promise<void>((resolve, reject) =>
      answers.set(name, { accept: resolve, refuse: () => reject(new Error('Refused')) })
    )
  const shown = (list: Mappings, name: string) => ({ ...list, mappings: [...list.mappings, named(name)] })
  return {
    begin: async (name: string) => {
      const observer = new MutationObserver(queries, listEdit(queries, 'd', edit, shown))
      observer.mutate(name).catch(() => undefined)
      await settled()
    },
    answer: async (name: string, how: 'accept' | 'refuse') => {
      answers.get(name)?.[how]()
      await settled()
    },
    names: () => queries.getQueryData(queryKey)?.mappings.map(({ name }) => name),
    asked: () => [...answers.keys()],
    isAskedAnew: () => queries.getQueryState(queryKey)?.isInvalidated
  }
}

describe('an edit of the list of mappings', () => {
  it('is shown at once, and the list is asked for anew when it is answered', async () => {
    const { begin, answer, names, isAskedAnew } = edited()
    await begin('A')
    expect([names(), isAskedAnew()]).toEqual([['A'], false])
    await answer('A', 'accept')
    expect([names(), isAskedAnew()]).toEqual([['A'], true])
  })

  it('is taken back when it is refused', async () => {
    const { begin, answer, names, isAskedAnew } = edited()
    await begin('A')
    await answer('A', 'refuse')
    expect([names(), isAskedAnew()]).toEqual([[], true])
  })

  it.each(['accept', 'refuse'] as const)('leaves another one that is under way as it is: %s', async (how) => {
    const { begin, answer, names, isAskedAnew } = edited()
    await begin('A')
    await begin('B')
    await answer('A', how)
    expect([names(), isAskedAnew()]).toEqual([['A', 'B'], false])
    await answer('B', 'accept')
    expect([names(), isAskedAnew()]).toEqual([['A', 'B'], true])
  })

  it('is asked for when the one before it is answered: the API gets them in their order', async () => {
    const { begin, answer, names, asked } = edited()
    await begin('A')
    await begin('B')
    expect([names(), asked()]).toEqual([['A', 'B'], ['A']])
    await answer('A', 'accept')
    expect(asked()).toEqual(['A', 'B'])
  })

  it('is taken back alone when one before it was accepted', async () => {
    const { begin, answer, names, isAskedAnew } = edited()
    await begin('A')
    await begin('B')
    await answer('A', 'accept')
    await answer('B', 'refuse')
    expect([names(), isAskedAnew()]).toEqual([['A'], true])
  })
})
