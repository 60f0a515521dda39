import { GroupCommit } from './group-commit'

/** A commit whose writes are seen and ended by the test. */
function commitOf(most = 100) {
  const writes: { items: readonly string[]; end: (error?: Error) => void }[] = []
  const begun: (() => void)[] = []
  const commit = new GroupCommit<string>(
    (items) =>
      new Promise((resolve, reject) => {
        writes.push({ items, end: (error) => (error === undefined ? resolve() : reject(error)) })
        begun.shift()?.()
      }),
    most,
    (item) => item.length
  )
  return {
    commit,
    writes,
    /** Resolves to the write of this number, from 0, once it is begun. */
    write: async (number: number) => {
      while (writes.length <= number) await new Promise<void>((resolve) => begun.push(resolve))
      const write = writes[number]
      if (write === undefined) throw new Error('There is no such write')
      return write
    }
  }
}

const outcomes = async (adds: Promise<void>[]) =>
  (await Promise.allSettled(adds)).map((add) => (add.status === 'rejected' ? add.reason : 'written') as unknown)

describe('a group commit', () => {
  it('writes together what comes at about the same time, in its order', async () => {
    const { commit, write, writes } = commitOf()
    const adds = [commit.add(['a', 'b']), commit.add([]), commit.add(['c'])]
    const first = await write(0)
    expect(first.items).toEqual(['a', 'b', 'c'])
    first.end()
    expect(await outcomes(adds)).toEqual(['written', 'written', 'written'])
    expect(writes).toHaveLength(1)
  })

  it('writes what comes while it writes afterwards, and never two at a time', async () => {
    const { commit, write, writes } = commitOf()
    const adds = [commit.add(['a'])]
    const first = await write(0)
    adds.push(commit.add(['b']), commit.add(['c']))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(writes).toHaveLength(1)
    first.end()
    const second = await write(1)
    expect(second.items).toEqual(['b', 'c'])
    second.end()
    expect(await outcomes(adds)).toEqual(['written', 'written', 'written'])
  })

  it('says that nothing is written before its write has ended', async () => {
    const { commit, write } = commitOf()
    let isWritten = false
    const add = commit.add(['a']).then(() => (isWritten = true))
    const first = await write(0)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isWritten).toBe(false)
    first.end()
    await add
  })

  it('writes no more at once than it may, what is too much piece by piece, and others in between', async () => {
    const { commit, write } = commitOf(5)
    const adds = [commit.add(['aaa', 'bb', 'ccc', 'larger', 'd']), commit.add(['ee', 'ff']), commit.add(['g', 'h'])]
    for (const [number, items] of [['aaa', 'bb'], ['ee', 'ff'], ['g', 'h', 'ccc'], ['larger'], ['d']].entries()) {
      const one = await write(number)
      expect(one.items).toEqual(items)
      one.end()
    }
    expect(await outcomes(adds)).toEqual(['written', 'written', 'written'])
  })

  it('says that nothing is written before the last piece is, and writes no other after one that failed', async () => {
    const { commit, write, writes } = commitOf(2)
    let isOver = false
    const add = commit.add(['aa', 'bb', 'cc']).finally(() => (isOver = true))
    ;(await write(0)).end()
    const failure = new Error('bad')
    const second = await write(1)
    expect(isOver).toBe(false)
    second.end(failure)
    expect(await outcomes([add])).toEqual([failure])
    const other = commit.add(['d'])
    ;(await write(2)).end()
    expect(await outcomes([other])).toEqual(['written'])
    expect(writes.map(({ items }) => items)).toEqual([['aa'], ['bb'], ['d']])
  })

  it('fails all that wait when the store is away, and tries none of them by itself', async () => {
    const { commit, write, writes } = commitOf(2)
    const adds = [commit.add(['a']), commit.add(['b']), commit.add(['cc', 'dd'])]
    const first = await write(0)
    adds.push(commit.add(['e']))
    const away = Object.assign(new Error('The store is away'), { code: 'ECONNREFUSED' })
    first.end(away)
    expect(await outcomes(adds)).toEqual([away, away, away, away])
    const next = commit.add(['f'])
    ;(await write(1)).end()
    expect(await outcomes([next])).toEqual(['written'])
    expect(writes.map(({ items }) => items)).toEqual([['a', 'b'], ['f']])
  })

  it('fails only what cannot be written', async () => {
    const { commit, write } = commitOf()
    const adds = [commit.add(['a']), commit.add(['bad']), commit.add(['c'])]
    const bad = new Error('bad')
    ;(await write(0)).end(new Error('one of them is bad'))
    for (const number of [1, 2, 3]) {
      const one = await write(number)
      one.end(one.items.includes('bad') ? bad : undefined)
    }
    expect(await outcomes(adds)).toEqual(['written', bad, 'written'])
  })

  it('writes again after a write that failed', async () => {
    const { commit, write, writes } = commitOf()
    const failure = new Error('away')
    const first = commit.add(['a'])
    ;(await write(0)).end(failure)
    expect(await outcomes([first])).toEqual([failure])
    // By itself it was not repeated.
    expect(writes).toHaveLength(1)
    const second = commit.add(['b'])
    ;(await write(1)).end()
    expect(await outcomes([second])).toEqual(['written'])
  })
})
