import { conceal } from '../conceal'

const settings = {
  username: 'acme-user',
  password: 'acme-secret',
  movable_ink_url: 'https://collector.test/behavioral/acme%20key?token=t0ken#fragment'
}

describe('a text from outside', () => {
  it('stays as it is when it holds nothing sensitive', () => {
    const text = 'No active event mapping matches type "track", event "Order Completed"'
    const data = { type: 'track', event: 'Order Completed', properties: { total: 99.5, sku: 'active mapping' } }
    expect(conceal(text, settings, { data })).toBe(text)
  })

  it.each([
    ['the user name', 'bad acme-user'],
    ['the secret', 'bad acme-secret'],
    ['both together', 'bad acme-user:acme-secret'],
    ['both in Base64', `bad ${Buffer.from('acme-user:acme-secret').toString('base64')}`],
    ['the URL', 'bad https://collector.test/behavioral/acme%20key?token=t0ken#fragment'],
    ['the endpoint key', 'bad acme%20key'],
    ['the endpoint key, decoded', 'bad acme key'],
    ['a value of the query', 'bad t0ken'],
    ["a mapped header's value", 'bad header-value'],
    ['a number mapped as a header', 'bad 7777'],
    ['a text of the payload', 'bad jane@example.test'],
    ['a text deep in the payload', 'bad Main Street 1'],
    ['a long number of the payload', 'bad 15550100123'],
    ['the payload as JSON', 'bad {"type":"track","traits":{}}'],
    ['the payload as JSON, cut off', 'bad {"type":"tr'],
    ['a list of payloads', 'bad [{"type":"tr']
  ])('loses %s', (_, text) => {
    const headers = { 'x-a': 'header-value', 'x-b': 7777, 'x-c': null }
    const data = {
      type: 'track',
      traits: { email: 'jane@example.test', phone: 15550100123, addresses: [{ street: 'Main Street 1' }] }
    }
    expect(conceal(text, settings, { headers, data })).toBe('bad •••')
  })

  it('loses a value that is part of another one whole', () => {
    const data = { traits: { short: 'jane', long: 'jane@example.test' } }
    expect(conceal('jane@example.test and jane, not janet', settings, { data })).toBe('••• and •••, not janet')
  })

  it('keeps the name of a page or screen, which is no person', () => {
    expect(conceal('no mapping for Home Page', settings, { data: { type: 'page', name: 'Home Page' } })).toBe(
      'no mapping for Home Page'
    )
    expect(conceal('no mapping for Jane Doe', settings, { data: { type: 'identify', name: 'Jane Doe' } })).toBe(
      'no mapping for •••'
    )
  })

  it('loses short secrets only where they are words of their own', () => {
    expect(conceal('user of username', { ...settings, username: 'user' })).toBe('••• of username')
  })

  it('loses long secrets within words too', () => {
    expect(conceal('xacme-secretx', settings)).toBe('x•••x')
  })

  it('keeps what is too short to be a secret', () => {
    expect(conceal('endpoint key not found', { ...settings, username: 'key' })).toBe('endpoint key not found')
  })

  it('loses control characters and those that turn the direction of text', () => {
    expect(conceal('one\r\n\ttwo\u0000\u001b[31m three\u202e\u2028', settings)).toBe('one two[31m three')
  })

  it('is made safe even with settings that are not a URL', () => {
    expect(conceal('bad not a url', { ...settings, movable_ink_url: 'not a url' })).toBe('bad •••')
  })
})
