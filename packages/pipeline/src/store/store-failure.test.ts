import { isStoreFailure } from './store-failure'

const withCode = (code: string) => Object.assign(new Error('It failed'), { code })

describe('a failed request to the store', () => {
  it.each([
    ['a connection that is refused', withCode('ECONNREFUSED')],
    ['a connection that is reset', withCode('ECONNRESET')],
    ['a server that is shutting down', withCode('57P01')],
    ['a server with too many connections', withCode('53300')],
    ['a statement that took too long', withCode('57014')],
    ['a lock that was waited for too long', withCode('55P03')],
    ['a transaction that stood still for too long', withCode('25P03')],
    ['a server that does not answer', new Error('Query read timeout')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a connection that could not be made in time', new Error('Connection terminated due to connection timeout')],
    ['no free connection', new Error('timeout exceeded when trying to connect')],
    ['the same as the cause of another error', new Error('Failed query', { cause: withCode('ECONNREFUSED') })]
  ])('says of %s that the store is away', (_what, error) => {
    expect(isStoreFailure(error)).toBe(true)
  })

  it.each([
    ['a wrong value', withCode('22P02')],
    ['a row that is there already', withCode('23505')],
    ['a deadlock', withCode('40P01')],
    ['any other error', new Error('It failed')],
    ['what is no error', 'Query read timeout'],
    ['nothing', undefined]
  ])('says of %s that the request was wrong', (_what, error) => {
    expect(isStoreFailure(error)).toBe(false)
  })
})
