import fc from 'fast-check'
import { isObject, leavesOf } from './json'
import type { Json, JsonObject } from './json'
import { maskPayloads } from './masking'
import type { Payload } from './found-places'
import { patternText } from './path-text'

const jsonObject = fc.dictionary(
  fc.string({ maxLength: 12 }),
  fc.jsonValue({ maxDepth: 3 })
) as fc.Arbitrary<JsonObject>

const letters = (least: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: least, maxLength: 12 })

const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'123456789'), minLength: count, maxLength: count })

const title = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Values of a person that are long enough to be told from what stands around them. */
const person = fc.record({
  email: fc.tuple(letters(6), letters(6)).map(([user, host]) => `${user}@${host}.com`),
  phone: digits(10).map((rest) => `+44 ${rest.slice(0, 4)} ${rest.slice(4)}`),
  firstName: letters(8).map((name) => `Q${name}`),
  last_name: letters(8).map((name) => `X${title(name)}`),
  birthday: fc
    .date({ min: new Date('1920-01-01'), max: new Date('2009-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  address: fc.record({
    street: fc.tuple(digits(3), letters(7)).map(([number, street]) => `${number} ${title(street)} Street`)
  }),
  passport_number: digits(9)
})

const eventOf = fc
  .tuple(person, jsonObject, fc.array(fc.string(), { maxLength: 3 }))
  .map(([traits, properties, notes]) => ({
    type: 'track',
    event: 'Product Viewed',
    userId: 'shopper-1',
    properties: {
      ...properties,
      notes,
      greeting: `Hello ${traits.firstName} ${traits.last_name}, we call ${traits.phone}`,
      url: `https://a.example/?mail=${encodeURIComponent(traits.email)}&q=${traits.passport_number}`,
      [traits.email]: true
    },
    context: { traits, timezone: 'Europe/London' }
  }))

const payloadsOf = (events: readonly JsonObject[]): Payload[] => events.map((event, at) => ({ key: String(at), event }))

const shapeOf = (value: Json): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf)
  return isObject(value) ? Object.values(value).map(shapeOf) : value === null ? null : typeof value
}

const textsIn = (value: Json) => Array.from(leavesOf(value), (leaf) => String(leaf.value))

describe('masking, whatever the events hold', () => {
  it('leaves no masked value anywhere in what is shared', () => {
    fc.assert(
      fc.property(fc.array(eventOf, { minLength: 1, maxLength: 3 }), (events) => {
        const shared = JSON.stringify(maskPayloads(payloadsOf(events), new Map()).payloads).toLowerCase()
        for (const { context } of events) {
          for (const text of textsIn(context.traits)) expect(shared).not.toContain(text.toLowerCase())
        }
      })
    )
  })

  it('keeps the shape: the same objects and lists, of as many items, with values of the same types', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(eventOf, jsonObject), { minLength: 1, maxLength: 3 }), (events) => {
        const { payloads } = maskPayloads(payloadsOf(events), new Map())
        expect(payloads.map(({ event }) => shapeOf(event))).toEqual(events.map(shapeOf))
      })
    )
  })

  it('gives the same for the same', () => {
    fc.assert(
      fc.property(fc.array(eventOf, { minLength: 1, maxLength: 3 }), (events) => {
        const copies = structuredClone(events)
        expect(maskPayloads(payloadsOf(copies), new Map())).toEqual(maskPayloads(payloadsOf(events), new Map()))
      })
    )
  })

  it('masks the same value alike, and different values differently', () => {
    fc.assert(
      fc.property(fc.uniqueArray(letters(6), { minLength: 2, maxLength: 20 }), (names) => {
        const event = { type: 'track', users: [...names, ...names].map((name) => ({ user_name: name })) }
        const users = maskPayloads(payloadsOf([event]), new Map()).payloads[0]?.event.users as { user_name: string }[]
        const masked = users.map(({ user_name }) => user_name)
        expect(masked.slice(names.length)).toEqual(masked.slice(0, names.length))
        expect(new Set(masked).size).toBe(names.length)
      })
    )
  })

  it('changes nothing where everything is kept', () => {
    fc.assert(
      fc.property(eventOf, (event) => {
        const { findings } = maskPayloads(payloadsOf([event]), new Map())
        const keepAll = new Map(findings.map(({ id }) => [id, 'keep'] as const))
        expect(maskPayloads(payloadsOf([event]), keepAll).payloads[0]?.event).toEqual(event)
      })
    )
  })
})

describe('a field that is chosen', () => {
  it('has nothing of its value left in what is shared, wherever the value stands', () => {
    const text = letters(8).map((word) => `Z${word}`)
    fc.assert(
      fc.property(text, jsonObject, fc.constantFrom('plan', 'my plan', 'first name', 'ключ'), (value, rest, key) => {
        const event = {
          type: 'track',
          event: 'A',
          properties: { rest, [key]: value, [`the ${value}`]: `a ${value}.` },
          list: [value]
        }
        const id = patternText(['properties', key])
        const { payloads } = maskPayloads(payloadsOf([event]), new Map([[id, 'mask' as const]]))
        expect(JSON.stringify(payloads)).not.toContain(value)
      })
    )
  })
})
