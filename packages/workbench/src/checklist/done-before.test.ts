import { rememberDone } from './done-before'
import type { Memory } from './done-before'

/** One browser with as many pages as one opens. */
function browser() {
  const entries = new Map<string, string>()
  const pages: Set<(key: string | null) => void>[] = []
  const newPage = (): Memory => {
    const own = new Set<(key: string | null) => void>()
    pages.push(own)
    return {
      storage: () => ({
        getItem: (key) => entries.get(key) ?? null,
        setItem: (key, value) => {
          entries.set(key, value)
          for (const listener of pages.filter((page) => page !== own).flatMap((page) => [...page])) listener(key)
        }
      }),
      onOtherPage: (listener) => {
        own.add(listener)
        return () => own.delete(listener)
      }
    }
  }
  return { entries, newPage }
}

const switchedOff: Memory = {
  storage: () => {
    throw new Error('The browser keeps nothing.')
  },
  onOtherPage: () => () => undefined
}

describe('that something was done', () => {
  it('is remembered for that id, also by a page that is opened later', () => {
    const { newPage } = browser()
    const shared = rememberDone('samples-shared', newPage())
    expect(shared.wasDone('one')).toBe(false)
    shared.noteDone('one')
    const later = rememberDone('samples-shared', newPage())
    expect([shared, later].map(({ wasDone }) => [wasDone('one'), wasDone('two')])).toEqual([
      [true, false],
      [true, false]
    ])
  })

  it('is all that is remembered', () => {
    const { entries, newPage } = browser()
    rememberDone('samples-shared', newPage()).noteDone('one')
    expect([...entries]).toEqual([['samples-shared:one', 'yes']])
  })

  it('is told to those who listen, on this page and on others, until they no longer do', () => {
    const { newPage } = browser()
    const [here, there] = [rememberDone('samples-shared', newPage()), rememberDone('samples-shared', newPage())]
    const heard: string[] = []
    const ends = [here.subscribe(() => heard.push('here')), there.subscribe(() => heard.push('there'))]
    here.noteDone('one')
    expect(heard.sort()).toEqual(['here', 'there'])
    for (const end of ends) end()
    here.noteDone('two')
    expect(heard).toHaveLength(2)
  })

  it('is known until the page is left where the browser keeps nothing', () => {
    const shared = rememberDone('samples-shared', switchedOff)
    shared.noteDone('one')
    expect([shared.wasDone('one'), shared.wasDone('two')]).toEqual([true, false])
  })
})
