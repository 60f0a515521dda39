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
    expect(conceal(text, settings, [{ data }])).toBe(text)
  })

  it.each([
    ['the user name', 'bad acme-user'],
    ['the secret', 'bad acme-secret'],
    ['both together', 'bad acme-user:acme-secret'],
    ['both in Base64', `bad ${Buffer.from('acme-user:acme-secret').toString('base64')}`],
    ['any Basic credentials', 'bad Basic d2hhdGV2ZXI6aXQ='],
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
    ['the payload as JSON within a string', 'bad {\\"type\\":\\"track\\"}'],
    ['a text of the payload, encoded for a URL', 'bad jane%40example.test'],
    ['a list of payloads', 'bad [{"type":"tr']
  ])('loses %s', (_, text) => {
    const headers = { 'x-a': 'header-value', 'x-b': 7777, 'x-c': null }
    const data = {
      type: 'track',
      traits: { email: 'jane@example.test', phone: 15550100123, addresses: [{ street: 'Main Street 1' }] }
    }
    expect(conceal(text, settings, [{ headers, data }])).toBe('bad •••')
  })

  it('loses a value that is part of another one whole', () => {
    const data = { traits: { short: 'jane', long: 'jane@example.test' } }
    expect(conceal('jane@example.test and jane, not janet', settings, [{ data }])).toBe('••• and •••, not janet')
  })

  it('keeps the name of a page or screen, which is no person', () => {
    expect(conceal('no mapping for Home Page', settings, [{ data: { type: 'page', name: 'Home Page' } }])).toBe(
      'no mapping for Home Page'
    )
    expect(conceal('no mapping for Jane Doe', settings, [{ data: { type: 'identify', name: 'Jane Doe' } }])).toBe(
      'no mapping for •••'
    )
  })

  it('keeps the event’s name whole, even when words of it are values of the payload', () => {
    const data = { type: 'track', event: 'Order Completed', properties: { step: 'Completed', status: 'Order' } }
    expect(conceal('no mapping for "Order Completed", Completed', settings, [{ data }])).toBe(
      'no mapping for "Order Completed", •••'
    )
  })

  it('loses long values within words too, and short ones only where they are words of their own', () => {
    const data = { id: 'id-12345', word: 'jane' }
    expect(conceal('xid-12345x jane janet ajane jane_', settings, [{ data }])).toBe('x•••x ••• janet ajane jane_')
    expect(conceal('jane. (jane) \u00fcjane jane\u0661', settings, [{ data }])).toBe('•••. (•••) \u00fcjane jane\u0661')
  })

  it('loses negative numbers and those of seven digits', () => {
    expect(conceal('-1234567 and 999999', settings, [{ data: { a: -1234567, b: 999999 } }])).toBe('••• and 999999')
  })

  it('is cut after 2,000 characters, before the word that would be cut in two', () => {
    const text = `${'a'.repeat(1990)} acme-secret`
    expect(conceal(text, settings)).toBe(`${'a'.repeat(1990)} …`)
  })

  it('is concealed at once, however large text and payload are', () => {
    const values = Array.from({ length: 40_000 }, (_, index) => `value-${index}`)
    expect(conceal(values.join(' '), settings, [{ data: { values } }])).toMatch(/^(••• )+…$/)
  })

  it('loses short secrets only where they are words of their own', () => {
    expect(conceal('user of username', { ...settings, username: 'user' })).toBe('••• of username')
  })

  it('loses a header’s value without the space that was around it', () => {
    expect(conceal('header-value', settings, [{ headers: { 'x-a': ' header-value ' } }])).toBe('•••')
  })

  it('loses long secrets within words too', () => {
    expect(conceal('xacme-secretx', settings)).toBe('x•••x')
  })

  it('keeps what is too short to be a secret', () => {
    expect(conceal('endpoint key not found', { ...settings, username: 'key' })).toBe('endpoint key not found')
  })

  it('loses control characters and those that turn the direction of text', () => {
    expect(conceal('one\r\n\ttwo\u0000\u001b[31m three\u202e\u2028\u2029\u2066\u200b\ufeff', settings)).toBe(
      'one two[31m three'
    )
  })

  it('is made safe even with settings that are not a URL', () => {
    expect(conceal('bad not a url', { ...settings, movable_ink_url: 'not a url' })).toBe('bad •••')
  })

  it('loses the values and headers of every event of a batch, and keeps all their names', () => {
    const batch = [
      { headers: { 'x-a': 'header-one' }, data: { type: 'track', event: 'Order Completed', userId: 'user-one' } },
      { headers: { 'x-a': 'header-two' }, data: { type: 'page', name: 'Order', userId: 'user-two' } }
    ]
    expect(
      conceal('header-one header-two user-one user-two Order Completed, track, page, Order', settings, batch)
    ).toBe('••• ••• ••• ••• Order Completed, track, page, Order')
  })

  it('is concealed for a batch of 1,000 events with names of their own', () => {
    const batch = Array.from({ length: 1000 }, (_, n) => ({
      data: { type: 'track', event: `Event ${n}`, id: `id-${n}-id` }
    }))
    expect(conceal('Event 999 of id-999-id, Event 1 of id-1-id', settings, batch)).toBe(
      'Event 999 of •••, Event 1 of •••'
    )
  })

  it.each<[string, Record<string, string>[]]>([
    [
      'jane@test.com',
      [
        { type: 'track', event: 'test' },
        { type: 'identify', email: 'jane@test.com' }
      ]
    ],
    [
      'mary.page@example.com',
      [
        { type: 'page', name: 'Home' },
        { type: 'track', email: 'mary.page@example.com' }
      ]
    ],
    ['soundtrack@example.com', [{ type: 'track', email: 'soundtrack@example.com' }]]
  ])('loses %s, in which the type or name of an event stands', (email, batch) => {
    const payloads = batch.map((data) => ({ data }))
    expect(conceal(`No profile for ${email} at all`, settings, payloads)).toBe('No profile for ••• at all')
  })
})
