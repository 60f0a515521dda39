import { rememberShared } from './shared-before'
import type { Memory } from './shared-before'

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

describe('that samples were shared', () => {
  it('is remembered for that source, also by a page that is opened later', () => {
    const { newPage } = browser()
    const shared = rememberShared(newPage())
    expect(shared.wasShared('one')).toBe(false)
    shared.noteShared('one')
    const later = rememberShared(newPage())
    expect([shared, later].map(({ wasShared }) => [wasShared('one'), wasShared('two')])).toEqual([
      [true, false],
      [true, false]
    ])
  })

  it('is all that is remembered', () => {
    const { entries, newPage } = browser()
    rememberShared(newPage()).noteShared('one')
    expect([...entries]).toEqual([['samples-shared:one', 'yes']])
  })

  it('is told to those who listen, on this page and on others, until they no longer do', () => {
    const { newPage } = browser()
    const [here, there] = [rememberShared(newPage()), rememberShared(newPage())]
    const heard: string[] = []
    const ends = [here.subscribe(() => heard.push('here')), there.subscribe(() => heard.push('there'))]
    here.noteShared('one')
    expect(heard.sort()).toEqual(['here', 'there'])
    for (const end of ends) end()
    here.noteShared('two')
    expect(heard).toHaveLength(2)
  })

  it('is known until the page is left where the browser keeps nothing', () => {
    const shared = rememberShared(switchedOff)
    shared.noteShared('one')
    expect([shared.wasShared('one'), shared.wasShared('two')]).toEqual([true, false])
  })
})
