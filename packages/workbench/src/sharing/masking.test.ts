import type { JsonObject } from './json'
import { maskPayloads } from './masking'

const mask = (event: JsonObject) => {
  const { payloads, findings } = maskPayloads([{ key: 'one', event }], new Map())
  return { event: payloads[0]?.event, findings }
}

const identify = (traits: JsonObject) => ({ type: 'identify', userId: 'u-1', traits })

const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string // an asymmetric matcher stands for it

describe('a masked value keeps type and shape', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['an email address stays one, at example.com', { email: 'Ada.L@acme.com' }, { email: 'person-1@example.com' }],
    ['the digits of a phone number are replaced', { phone: '+44 7700 900123' }, { phone: '+00 0000 000001' }],
    ['a phone number that is a number stays one', { phone: 447700900123 }, { phone: 100000000001 }],
    [
      'a birth date is in another year',
      { birthday: '1984-05-17' },
      { birthday: matching(/^(?!1984)\d{4}-\d\d-\d\d$/) }
    ],
    [
      'its time stays',
      { birthday: '1984-05-17T00:00:00.000Z' },
      { birthday: matching(/^(?!1984)\d{4}.{6}T00:00:00.000Z$/) }
    ],
    ['as in other forms', { dob: '17/5/1984' }, { dob: matching(/^(0\d|1[0-2])\/\d\/(?!1984)\d{4}$/) }],
    [
      'a name keeps its words',
      { name: 'Ada Lovelace' },
      { name: matching(/^(?!Ada)[A-Z][a-z]{2} (?!Love)[A-Z][a-z]{7}$/) }
    ],
    ['a postal code its letters and digits', { zip: 'N1 9GU' }, { zip: matching(/^[A-Z]\d \d[A-Z]{2}$/) }],
    ['an IP address is one for documentation', { last_ip: '81.2.69.142' }, { last_ip: '192.0.2.1' }],
    ['so is one of version 6', { ip: '2a02:6b8::1' }, { ip: '2001:db8::1' }],
    ['a card number keeps its groups', { card: '4111 1111 1111 1111' }, { card: '0000 0000 0000 0001' }],
    ['a hash stays one', { email_sha256: 'a'.repeat(60) + '1234' }, { email_sha256: matching(/^[\da-f]{64}$/) }],
    ['a list a list', { phones: ['+44 7700 900123', null] }, { phones: ['+00 0000 000001', null] }],
    [
      'what says nothing stays',
      { email: null, phone: '', email_opt_in: true },
      { email: null, phone: '', email_opt_in: true }
    ]
  ])('%s', (_, traits, expected) => {
    expect(mask(identify(traits)).event?.traits).toEqual(expected)
  })

  it('a coordinate stays one, with its decimals', () => {
    const { event } = mask({
      type: 'track',
      event: 'A',
      context: { location: { latitude: 51.5074, longitude: -0.1278 } }
    })
    const { location } = event?.context as { location: Record<string, number> }
    for (const coordinate of Object.values(location)) {
      expect(Math.abs(coordinate)).toBeLessThan(90)
      expect(String(coordinate)).toMatch(/^-?\d+\.\d{1,4}$/)
    }
    expect(location).not.toEqual({ latitude: 51.5074, longitude: -0.1278 })
  })
})

describe('the same value', () => {
  it('is masked alike in all payloads, however it is written', () => {
    const { payloads } = maskPayloads(
      [
        { key: 'a', event: identify({ email: 'ada@acme.com', phone: '+44 7700 900123' }) },
        {
          key: 'b',
          event: { type: 'track', event: 'A', properties: { email: 'ADA@acme.com', msisdn: '447700900123' } }
        }
      ],
      new Map()
    )
    expect(payloads[0]?.event.traits).toEqual({ email: 'person-1@example.com', phone: '+00 0000 000001' })
    expect(payloads[1]?.event.properties).toEqual({ email: 'person-1@example.com', msisdn: '000000000001' })
  })

  it('is masked in texts, too', () => {
    const { event } = mask({
      ...identify({ firstName: 'Ada', lastName: 'Lovelace' }),
      context: { greeting: 'Hello Ada, adamant' }
    })
    const { firstName } = event?.traits as { firstName: string }
    expect(event?.context).toEqual({ greeting: `Hello ${firstName}, adamant` })
  })

  it('is masked in the full name as it is in the first name', () => {
    const { event } = mask(identify({ firstName: 'Ada', name: 'Ada Lovelace' }))
    const traits = event?.traits as { firstName: string; name: string }
    expect(traits.name.split(' ')[0]).toBe(traits.firstName)
  })

  it('is masked alike as an identifier and as a name', () => {
    const traits = { userName: 'lovelace', customer_name: 'Lovelace' }
    const { userName, customer_name } = mask(identify(traits)).event?.traits as typeof traits
    expect(customer_name.toLowerCase()).toBe(userName)
  })

  it('stays in what Movable Ink tells events apart by, but is said to be there', () => {
    const rose = {
      type: 'track',
      event: 'Rose Tea Viewed',
      context: { traits: { firstName: 'Rose' }, timezone: 'Europe/Rose' }
    }
    const { event, findings } = mask(rose)
    expect(event).toMatchObject({ event: 'Rose Tea Viewed', context: { timezone: 'Europe/Rose' } })
    expect(findings.filter(({ why }) => why === 'same')).toMatchObject([
      { id: '.event', isMasked: false },
      { id: '.context.timezone', isMasked: false }
    ])
  })

  it('is masked where it is the name of a field, too', () => {
    const { event, findings } = mask({ type: 'track', event: 'A', properties: { 'ada@acme.com': { plan: 'free' } } })
    expect(event?.properties).toEqual({ 'person-1@example.com': { plan: 'free' } })
    expect(findings).toMatchObject([{ part: 'key', sharedPath: '.properties["person-1@example.com"]', isMasked: true }])
  })
})

describe('in the address of a page', () => {
  it('what is personal by its look or by its name is masked, and the address stays one', () => {
    const url =
      'https://a.example/?email=ada%40acme.com&first_name=Ada%20B&to=bob@acme.com&tel=%2B447700900123&page=2#x'
    const { event } = mask({ type: 'page', name: 'A', properties: { url } })
    const { url: masked } = event?.properties as { url: string }
    expect(masked).toMatch(
      /^https:\/\/a\.example\/\?email=person-1%40example\.com&first_name=[A-Z][a-z]{2}%20[A-Z]&to=person-2@example\.com&tel=%2B000000000001&page=2#x$/
    )
    expect(masked).not.toContain('Ada')
  })

  it('a user and a password are masked', () => {
    const { event } = mask({ type: 'page', context: { page: { url: 'https://ada:hunter22@a.example/' } } })
    expect(event?.context).toEqual({
      page: { url: matching(/^https:\/\/(?!ada)[a-z]{3}:(?!hunter)[a-z]{6}\d\d@a\.example\/$/) }
    })
  })
})

describe('what stays as it is', () => {
  it.each<[string, JsonObject]>([
    [
      'the name of a product',
      { type: 'track', event: 'A', properties: { name: 'Rose', products: [{ name: 'Green' }] } }
    ],
    ['the name of a page', { type: 'page', name: 'Home' }],
    [
      'names of libraries, apps and campaigns',
      { type: 'track', event: 'A', context: { app: { name: 'Tea' }, library: { name: 'x' } } }
    ],
    ['the traits of a group', { type: 'group', groupId: 'g-1', traits: { name: 'Acme' } }],
    ['the name of a company', identify({ company: { name: 'Acme' } })],
    [
      'a version',
      { type: 'track', event: 'A', context: { app: { version: '1.2.3.4' }, userAgent: 'Chrome/126.0.0.0' } }
    ],
    [
      'numbers of products and orders',
      { type: 'track', event: 'A', properties: { product_id: '30117', order_id: '2026-11-24-0001' } }
    ],
    [
      'times',
      {
        type: 'track',
        event: 'A',
        timestamp: '2026-06-30T12:00:00.000Z',
        properties: { at: '2026-06-30T12:00:00+01:00' }
      }
    ]
  ])('%s', (_, event) => {
    const result = mask(event)
    expect(result.event).toEqual(event)
    expect(result.findings.filter(({ isMasked }) => isMasked)).toEqual([])
  })

  it('identifiers, free text and sensitive traits are found, but kept', () => {
    const event = { type: 'identify', userId: 'u-1', anonymousId: 'a-1', traits: { age: 33, notes: 'Likes tea' } }
    const { findings, event: shared } = mask(event)
    expect(shared).toEqual(event)
    expect(findings.map(({ id, kinds, isMasked }) => [id, ...kinds, isMasked])).toEqual([
      ['.userId', 'id', false],
      ['.anonymousId', 'id', false],
      ['.traits.age', 'sensitive', false],
      ['.traits.notes', 'free-text', false]
    ])
  })
})
