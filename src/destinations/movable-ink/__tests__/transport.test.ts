import { requestOptions } from '../transport'

describe('a request', () => {
  const within10Seconds = AbortSignal.abort()

  beforeEach(() => {
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      if (ms !== 10_000) throw new Error(`A deadline of ${ms} ms`)
      return within10Seconds
    })
  })
  afterEach(() => jest.restoreAllMocks())

  it('never follows a redirect, never clones its answer, and reads 16 MiB of it at most', () => {
    expect(requestOptions({ payload: {} })).toEqual({
      redirect: 'manual',
      skipResponseCloning: true,
      timeout: 10_000,
      size: 16_777_216
    })
  })

  it('must be over within 10 seconds', () => {
    const context = { payload: {} }
    requestOptions(context)
    expect(context).toEqual({ payload: {}, signal: within10Seconds })
  })

  it('keeps the deadline of the runtime where there is one', () => {
    const context = { payload: {}, signal: new AbortController().signal }
    const { signal } = context
    requestOptions(context)
    expect(context.signal).toBe(signal)
  })

  it('has no deadline of its own in a batch, which may take several', () => {
    const context = { payload: [{}] }
    requestOptions(context)
    expect(context).toEqual({ payload: [{}] })
  })
})
