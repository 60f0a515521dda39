import { requestOptions } from '../transport'

/** A client's options, and the signal by which its requests end. */
function clientOptions(runtime?: AbortSignal) {
  const context: { signal?: AbortSignal } = { signal: runtime }
  const options = requestOptions(context) as { beforeRequest: [() => void]; afterResponse: [() => void] }
  const [begin] = options.beforeRequest
  const [end] = options.afterResponse
  return { options, begin, end, isEnded: () => context.signal?.aborted }
}

describe('a request', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it('never follows a redirect, never clones its answer, and reads 16 MiB of it at most', () => {
    expect(clientOptions().options).toEqual({
      redirect: 'manual',
      skipResponseCloning: true,
      size: 16_777_216,
      beforeRequest: [expect.any(Function)],
      afterResponse: [expect.any(Function)]
    })
  })

  it('must be over within 10 seconds', () => {
    const { begin, isEnded } = clientOptions()
    begin()
    jest.advanceTimersByTime(9_999)
    expect(isEnded()).toBe(false)
    jest.advanceTimersByTime(1)
    expect(isEnded()).toBe(true)
  })

  it('has 10 seconds of its own, however long those before it took', () => {
    const { begin, end, isEnded } = clientOptions()
    begin()
    jest.advanceTimersByTime(9_000)
    end()
    jest.advanceTimersByTime(9_000)
    begin()
    jest.advanceTimersByTime(9_999)
    expect(isEnded()).toBe(false)
    jest.advanceTimersByTime(1)
    expect(isEnded()).toBe(true)
  })

  it('has them also when the one before it failed without an answer', () => {
    const { begin, isEnded } = clientOptions()
    begin()
    jest.advanceTimersByTime(9_000)
    begin()
    jest.advanceTimersByTime(9_999)
    expect(isEnded()).toBe(false)
  })

  it('must be over by then, or when the runtime ends it, if the runtime has a signal of its own', () => {
    const runtime = new AbortController()
    const endedByRuntime = clientOptions(runtime.signal)
    const endedByTime = clientOptions(new AbortController().signal)
    endedByRuntime.begin()
    endedByTime.begin()

    runtime.abort()
    expect([endedByRuntime.isEnded(), endedByTime.isEnded()]).toEqual([true, false])
    jest.advanceTimersByTime(10_000)
    expect(endedByTime.isEnded()).toBe(true)
  })

  it('is over by then even if the client does not say when it begins', () => {
    const { isEnded } = clientOptions()
    jest.advanceTimersByTime(10_000)
    expect(isEnded()).toBe(true)
  })

  it('keeps no timer running once it was answered', () => {
    const { begin, end } = clientOptions()
    begin()
    end()
    expect(jest.getTimerCount()).toBe(0)
  })
})
