import { requestOptions } from '../transport'

describe('a request', () => {
  const within10Seconds = new AbortController()

  beforeEach(() => {
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      if (ms !== 10_000) throw new Error(`A deadline of ${ms} ms`)
      return within10Seconds.signal
    })
  })
  afterEach(() => jest.restoreAllMocks())

  it('never follows a redirect, never clones its answer, and reads 16 MiB of it at most', () => {
    expect(requestOptions({})).toEqual({
      redirect: 'manual',
      skipResponseCloning: true,
      timeout: 10_000,
      size: 16_777_216
    })
  })

  it('must be over within 10 seconds', () => {
    const context: { signal?: AbortSignal } = {}
    requestOptions(context)
    expect(context.signal).toBe(within10Seconds.signal)
  })

  it('must be over by then, or when the runtime ends it, if the runtime has a signal of its own', () => {
    const runtime = new AbortController()
    const endedByRuntime = { signal: runtime.signal }
    const endedByTime = { signal: new AbortController().signal }
    requestOptions(endedByRuntime)
    requestOptions(endedByTime)

    runtime.abort()
    expect([endedByRuntime.signal.aborted, endedByTime.signal.aborted]).toEqual([true, false])
    within10Seconds.abort()
    expect(endedByTime.signal.aborted).toBe(true)
  })
})
