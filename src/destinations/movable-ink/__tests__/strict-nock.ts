import nock from 'nock'

/** Makes a stray request fail, and a mock that nobody used. Call it once at the top of a test file that uses nock. */
export function useStrictNock(): void {
  beforeAll(() => nock.disableNetConnect())
  afterEach(() => {
    const unused = nock.pendingMocks()
    nock.cleanAll()
    if (unused.length > 0) throw new Error(`Mocked but never requested: ${unused.join(', ')}`)
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}
