import fc from 'fast-check'
import type { Json, JsonObject } from './json'
import { maskPayloads } from './masking'
import { jsonOf, shareDocument } from './share-document'
import { sharePageHtml } from './share-page-html'
import { suggestEventMapping } from './suggest-event-mapping'

/** Where and how real events hold what is personal: `$` stands for the value. */
const SHAPES: Readonly<Record<string, JsonObject>> = {
  'a first name of traits': { traits: { firstName: '$' } },
  'a part of a name': { traits: { name: { first: '$' } } },
  'a name of names': { traits: { name: ['$'] } },
  'first of traits': { traits: { first: '$' } },
  'traits of the context': { context: { traits: { name: '$' } } },
  'the names of passengers': { properties: { passengers: [{ name: '$' }] } },
  'a part of the phone numbers': { traits: { phones: [{ type: 'home', number: '$7' }] } },
  'a part of an email address': { properties: { email: { local: '$' } } },
  'a part of a birthday': { traits: { birthday: { text: '$' } } },
  'a line of an address': { properties: { billing_address: { line1: '$' } } },
  'an address in an address': { properties: { order: { ship_to: { lines: ['$'] } } } },
  'a recipient': { properties: { recipient: '$' } },
  'a gift message': { properties: { gift_message: 'For $ with love' } },
  'a form': { properties: { form: { name: '$', email: 'a@b.example' } } },
  'a card': { properties: { payment: { card: { last4: '$' } } } },
  'an attribute of a list': { traits: { attributes: [{ name: 'first_name', value: '$' }] } },
  'values of an attribute': { traits: { attributes: [{ key: 'phone', values: ['$'] }] } },
  'a field of a form': { properties: { fields: [{ label: 'Last name', answer: '$' }] } },
  'a device': { context: { device: { id: '$' } } },
  'a device of advertising': { context: { device: { advertisingId: '$' } } },
  'an address of email with a name': { properties: { from: '$ <x@y.example>' } },
  'an email address as an id': { userId: '$@x.example' },
  'an email address within an id': { anonymousId: 'cust-$@x.example' },
  'an email address as a key': { properties: { '$@x.example': true } },
  'the name of the event': { type: 'track', event: 'Signed up $@x.example' },
  'the type': { type: '$@x.example' },
  'the time': { timestamp: '$@x.example' },
  'other keys at the top': { '$@x.example': 1 },
  'a note beside an email address': { properties: { note: 'of $, who is a@b.example', x: { first_name: '$' } } },
  'a field of an address': { context: { page: { url: 'https://a.example/?first_name=$' } } },
  'a field in brackets': { context: { page: { search: '?user%5Bname%5D=$' } } },
  'a path': { context: { page: { path: '/u/$%40x.example/orders' } } },
  'a reset link': { context: { page: { path: '/password-reset/reset/$9x0123456789' } } },
  'a token of an address': { context: { page: { url: 'https://a.example/#access_token=$' } } },
  'JSON that is written as a text': { properties: { data: '{"user":{"first_name":"$","age":3}}' } },
  'JSON within JSON': { properties: { data: JSON.stringify({ inner: JSON.stringify({ lastName: '$' }) }) } },
  'JSON with a number as a name': { properties: { data: '[{"phone":{"text":"$1"}}]' } },
  'an integration': { integrations: { Salesforce: { email: '$@x.example' } } }
}

/** An address within an address, and so on. */
const nested = (inner: string, times: number): string =>
  times === 0 ? inner : nested(`https://a.example/login?next=${encodeURIComponent(inner)}&lang=en`, times - 1)

const INNERMOST: readonly string[] = [
  'https://b.example/?email=$%40x.example',
  'https://b.example/?to=$%40x.example',
  '/welcome?first_name=$',
  `/welcome?d=${encodeURIComponent('{"firstName":"$"}')}`
]

function planted(shape: Json, value: string): Json {
  return JSON.parse(JSON.stringify(shape).replaceAll('$', value)) as Json // the shape of an event
}

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 9, maxLength: 14 })

function exported(event: JsonObject): string {
  const masked = maskPayloads([{ key: 'one', event }], new Map())
  const [payload] = masked.payloads
  const mapping = suggestEventMapping(payload?.event ?? {}, () => false)
  const document = shareDocument({ source: 'Website', date: '2026-06-30', masked, mappingOf: () => mapping })
  return jsonOf(document) + sharePageHtml(document)
}

/** Whatever else the event holds. */
const withRest = (shape: Json, rest: JsonObject) =>
  ({ type: 'track', event: 'Order Completed', rest, ...(shape as JsonObject) }) satisfies JsonObject

const rest = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 })) as fc.Arbitrary<JsonObject>

describe('nothing of a personal value stands in what is exported', () => {
  it.each(Object.entries(SHAPES))('when it is planted in %s', (_, shape) => {
    fc.assert(
      fc.property(letters, rest, (word, others) => {
        const value = `Q${word}`
        const elsewhere = { greeting: `Dear ${value}.`, again: [value], in: `/u/${value.toLowerCase()}/x` }
        // Where it is but a part, as before the @ of an email address, only that is masked wherever else it stands.
        const rest = JSON.stringify(shape).includes('"$"') ? { others, ...elsewhere } : { others }
        const shared = exported(withRest(planted(shape, value), rest))
        expect(shared.toLowerCase()).not.toContain(value.toLowerCase())
      }),
      { numRuns: 15 }
    )
  })

  it('when it is planted in an address within an address', () => {
    fc.assert(
      fc.property(letters, fc.constantFrom(...INNERMOST), fc.nat({ max: 4 }), (word, inner, times) => {
        const url = nested(inner, times).replaceAll('$', word)
        const event = { type: 'page', context: { page: { referrer: url, url: `{"see":${JSON.stringify(url)}}` } } }
        expect(exported(event)).not.toContain(word)
      })
    )
  })

  it('when it is planted in whatever form a phone number has', () => {
    const forms = [
      '0d dd dd dd dd',
      '0d.dd.dd.dd.dd',
      '+33 d dd dd dd dd',
      '(0dd) ddd-dddd',
      '0dd ddd dd dd',
      '1-dd2-dd2-dddd'
    ]
    const digits = fc.array(fc.constantFrom(...'3456789'), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(digits, fc.constantFrom(...forms), (some, form) => {
        const left = [...some]
        const phone = form.replaceAll('d', () => left.shift() ?? '5')
        const event = { type: 'track', event: 'A', properties: { any: phone, text: `call ${phone} now` } }
        expect(exported(event)).not.toContain(phone.slice(-7))
      })
    )
  })
})

describe('what else is masked in such a place', () => {
  const event = (shape: JsonObject) => {
    const { payloads, findings } = maskPayloads([{ key: 'one', event: { type: 'track', ...shape } }], new Map())
    return { shared: payloads[0]?.event ?? {}, findings }
  }

  it('JSON stays JSON, with all but what is personal in it', () => {
    const data = '{ "first_name": "Zelda", "plan": "gold", "phone": 5552229999, "lat": 51.5074, "n\\u00f6te": [true] }'
    const { shared, findings } = event({ properties: { data } })
    const { data: masked } = shared.properties as { data: string }
    expect(JSON.parse(masked)).toEqual({
      first_name: expect.stringMatching(/^(?!Zelda)[A-Z][a-z]{4}$/) as string, // an asymmetric matcher stands for it
      plan: 'gold',
      phone: 1000000001,
      lat: expect.any(Number) as number,
      nöte: [true]
    })
    expect(masked).toMatch(/^\{ "first_name": ".+, "n\\u00f6te": \[true\] \}$/)
    expect(findings).toMatchObject([
      { id: '.properties.data', kinds: ['name', 'phone', 'location'], why: 'inside', isWhole: false, isMasked: true }
    ])
  })

  it('an address within an address stays one', () => {
    const next = encodeURIComponent('https://y.example/?email=bobby%2540acme.com&x=1')
    const { shared } = event({ properties: { url: `https://x.example/?next=${next}&y=2` } })
    const same = encodeURIComponent('https://y.example/?email=person-1%2540example.com&x=1')
    expect(shared.properties).toEqual({ url: `https://x.example/?next=${same}&y=2` })
  })

  it('a note in which something personal was found is masked as a whole', () => {
    const { shared, findings } = event({ properties: { notes: 'Mrs Rye of Bath, rye@acme.com' } })
    expect(JSON.stringify(shared)).not.toMatch(/Rye|Bath|acme/i)
    expect(findings).toMatchObject([{ kinds: ['message'], isWhole: true, isMasked: true }])
  })

  it('a short name is masked in an address, in whatever case, but not where it is a word', () => {
    const { shared } = event({
      context: { traits: { firstName: 'Rose', lastName: 'Rye' } },
      properties: { path: '/users/rose-rye/orders', own: '/u/rose', product: 'white rose tea', slug: '/teas/rose-tea' }
    })
    expect(shared.properties).toMatchObject({ product: 'white rose tea', slug: '/teas/rose-tea' })
    expect(JSON.stringify(shared.properties)).not.toMatch(/rose-rye|u\/rose/)
  })

  it('the names of fields stay where a person is called as they are, but not where they are that person', () => {
    const { shared } = event({
      context: { traits: { firstName: 'Janet', lastName: 'Price' } },
      properties: { price: 5, max_price: 7, 'Janet Price': 1, greeting: 'İ, dear Janet Price' }
    })
    const [price, max, person, greeting] = Object.keys(shared.properties as JsonObject)
    expect([price, max, greeting]).toEqual(['price', 'max_price', 'greeting'])
    expect(person).not.toMatch(/Janet|Price/)
    expect(JSON.stringify(shared)).not.toMatch(/Janet|Price/)
  })

  it('says which of several it is: the phone number at home', () => {
    const { shared } = event({ context: { traits: { phones: [{ type: 'home', number: '5552229999' }] }, at: 'home' } })
    expect(shared.context).toEqual({ traits: { phones: [{ type: 'home', number: '0000000001' }] }, at: 'home' })
  })
})
