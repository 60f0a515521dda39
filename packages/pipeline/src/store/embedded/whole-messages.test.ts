import fc from 'fast-check'
import { serialize } from 'pg-protocol'
import { WholeMessages } from './whole-messages'

const startup = serialize.startup({ user: 'postgres', database: 'postgres' })

/** What a client sends after its first message. */
const message = fc.oneof(
  fc.string().map((text) => serialize.query(text)),
  fc.string({ maxLength: 3000 }).map((text) => serialize.parse({ text })),
  fc.constantFrom(serialize.sync(), serialize.flush(), serialize.end())
)

/** Cuts bytes at these places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((one, other) => one - other)
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}

describe('whole messages', () => {
  it('come out whole and in order, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat()), (messages, places) => {
        const all = [startup, ...messages]
        // Where one message ends and the next begins.
        const ends = new Set(all.map((_one, index) => Buffer.concat(all.slice(0, index + 1)).length))
        const whole = new WholeMessages()
        let length = 0
        const out = cut(Buffer.concat(all), places).map((bytes) => {
          const found = whole.add(bytes) ?? new Uint8Array(0)
          length += found.length
          expect(length === 0 || ends.has(length)).toBe(true)
          return found
        })
        expect(Buffer.concat(out)).toEqual(Buffer.concat(all))
      })
    )
  })

  it('come out as soon as they are whole', () => {
    const whole = new WholeMessages()
    expect(whole.add(startup.subarray(0, 10))).toBeUndefined()
    expect(whole.add(startup.subarray(10))).toEqual(startup)
    const query = serialize.query('select 1')
    expect(whole.add(Buffer.concat([query, query.subarray(0, 3)]))).toEqual(query)
    expect(whole.add(query.subarray(3))).toEqual(query)
  })
})
