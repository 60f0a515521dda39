import { Backlog } from './backlog'

const OVERLOADED = {
  name: 'Refusal',
  code: 'STORE_OVERLOADED',
  message: 'The store cannot keep up with what is sent. Nothing of this request is stored; send it again later.'
}

/** Work that the test ends. */
function work() {
  let end: ((error?: Error) => void) | undefined
  const over = new Promise<string>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve('done') : reject(error))
  })
  return { begin: jest.fn(() => over), end: (error?: Error) => end?.(error) }
}

describe('a backlog', () => {
  it('refuses what would be too much together with what is there, and does nothing of it', async () => {
    const backlog = new Backlog(100)
    const [first, second, third] = [work(), work(), work()]
    const held = [backlog.hold(60, first.begin), backlog.hold(40, second.begin)]
    await expect(backlog.hold(1, third.begin)).rejects.toMatchObject(OVERLOADED)
    expect(third.begin).not.toHaveBeenCalled()
    first.end()
    second.end()
    expect(await Promise.all(held)).toEqual(['done', 'done'])
  })

  it('has room again for as much as is over, whether it went well or not', async () => {
    const backlog = new Backlog(100)
    const [first, second, third] = [work(), work(), work()]
    const held = [backlog.hold(60, first.begin), backlog.hold(40, second.begin)]
    const failure = new Error('The store is away')
    second.end(failure)
    await expect(held[1]).rejects.toBe(failure)
    await expect(backlog.hold(41, third.begin)).rejects.toMatchObject(OVERLOADED)
    third.end()
    expect(await backlog.hold(40, third.begin)).toBe('done')
    first.end()
    expect(await held[0]).toBe('done')
    expect(await backlog.hold(100, third.begin)).toBe('done')
  })

  it('never takes what is too much by itself', async () => {
    const { begin } = work()
    await expect(new Backlog(100).hold(101, begin)).rejects.toMatchObject(OVERLOADED)
    expect(begin).not.toHaveBeenCalled()
  })
})
