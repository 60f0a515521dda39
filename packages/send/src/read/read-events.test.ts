import fc from 'fast-check'
import { eventsOf, inChunks, readAll } from './read-in-tests'
import { readEvents, type Read } from './read-events'

const MEBIBYTE = 1024 * 1024
const runs = { numRuns: 1000 }

/** Bytes that look like files of events, broken in every way. */
const anyFile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{"a":1}',
        '{"b":[{"c":"d"}]}',
        '{\n  "a": {\n    "b": 1\n  }\n}',
        '[{"a":1},\n{"b":2}]',
        '{}',
        '[]'
      ),
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\r\n', '\r', ' ', '  ', '\n  ', '\t'),
      fc.constantFrom('{"a":', '"k":"v"', '"é\u2028😀"', '\\u00e9', '1', '-0.5e3', 'null', 'tru', 'oops', '\ufeff'),
      fc.uint8Array({ maxLength: 3 })
    ),
    { maxLength: 24 }
  )
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part))))

const anySizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })

/** Small enough to be met by the files above. */
const anyLimits = fc.record({ piece: fc.integer({ min: 1, max: 40 }), spread: fc.integer({ min: 1, max: 40 }) })

/** What remains of bytes without white space and what separates the elements of an array. */
const substance = (bytes: Buffer) => bytes.toString('latin1').replaceAll(/[\s,[\]]/g, '')

/** The file a writer makes of what it read: one text a line. */
function written(reads: Read[]): Buffer {
  const newline = Buffer.from('\n')
  return Buffer.concat(
    reads.flatMap((read) => (read.kind === 'malformed' && read.continues ? [read.text] : [read.text, newline]))
  )
}

describe('readEvents', () => {
  it('reads the same however the file is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anySizes, async (file, sizes) => {
        expect(await readAll(file, sizes)).toEqual(await readAll(file))
      }),
      runs
    )
  })

  it('reads the same however the file is cut into chunks when pieces go over the limits', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anySizes, anyLimits, async (file, sizes, limits) => {
        expect(await readAll(file, sizes, limits)).toEqual(await readAll(file, undefined, limits))
      }),
      runs
    )
  })

  it('loses no byte but white space, commas and the brackets of arrays, within the limits and over them', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, fc.option(anyLimits, { nil: undefined }), async (file, limits) => {
        const texts = Buffer.concat((await readAll(file, undefined, limits)).map((read) => read.text))
        const withoutMark = file.indexOf('\ufeff') === 0 ? file.subarray(3) : file
        expect(substance(texts)).toBe(substance(withoutMark))
      }),
      runs
    )
  })

  it('gives events that are what JSON.parse makes of their text', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (file) => {
        const reads = await readAll(file)
        expect(eventsOf(reads)).toEqual(
          reads.flatMap((read) => (read.kind === 'event' ? [JSON.parse(read.text.toString()) as unknown] : []))
        )
      }),
      runs
    )
  })

  it('gives every event of any mix of lines and printed objects, with truncated and wrong lines between', async () => {
    const event = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { minKeys: 1 })
    const whole = fc.record({ event, indent: fc.constantFrom(0, 0, 2, 4) }).map(({ event, indent }) => ({
      event: JSON.parse(JSON.stringify(event)) as unknown,
      text: Buffer.from(JSON.stringify(event, null, indent))
    }))
    const truncated = fc
      .record({ event, share: fc.double({ min: 0, max: 0.999, noNaN: true }) })
      .map(({ event, share }) => {
        const text = Buffer.from(JSON.stringify(event))
        return { text: text.subarray(0, 1 + Math.floor(share * (text.length - 1))) }
      })
    const wrong = fc
      .constantFrom('oops', '"x', '12', '{"a":1}]', '{\n  "a": x\n}')
      .map((text) => ({ text: Buffer.from(text) }))
    const pieces = fc.array(fc.oneof(whole, truncated, wrong))
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('\n', '\r\n', '\n\n'), async (pieces, ending) => {
        const reads = await readAll(Buffer.concat(pieces.flatMap(({ text }) => [text, Buffer.from(ending)])))
        expect(reads.map(({ text }) => text)).toEqual(pieces.map(({ text }) => text))
        expect(eventsOf(reads)).toEqual(pieces.flatMap((piece) => ('event' in piece ? [piece.event] : [])))
        const again = await readAll(written(reads))
        expect(again.map(({ kind, text }) => ({ kind, text }))).toEqual(reads.map(({ kind, text }) => ({ kind, text })))
      }),
      { numRuns: 100 }
    )
  })

  it('gives the same events again from the texts of an array written one a line', async () => {
    const events = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom(0, 2, '\t'), async (events, indent) => {
        const reads = await readAll(JSON.stringify(events, null, indent))
        expect(eventsOf(reads)).toEqual(JSON.parse(JSON.stringify(events)))
        expect(eventsOf(await readAll(written(reads)))).toEqual(eventsOf(reads))
      }),
      { numRuns: 200 }
    )
  })

  it.each([
    ['line', '', '\n{"b":2}\n'],
    ['line with a carriage return', '', '\r\n{"b":2}\r\n'],
    ['element', '[', ',{"b":2}]'],
    ['element of a printed array', '[\n  ', ',\n  {\n    "b": 2\n  }\n]']
  ])('gives a %s of more than 8 MiB out in pieces and reads on', async (_, before, after) => {
    const long = `{"a":"${'x,{"'.replace('"', '\\"').repeat(4 * MEBIBYTE)}"}`
    const reads = await readAll(before + long + after, [64 * 1024])
    const [first, second, third, last] = reads
    expect(reads).toHaveLength(4)
    expect(first).toEqual(expect.objectContaining({ reason: 'longer than 8 MiB', continues: true }))
    expect(second).toEqual(expect.objectContaining({ reason: 'longer than 8 MiB', continues: true }))
    expect(third).toEqual(expect.objectContaining({ reason: 'longer than 8 MiB' }))
    expect(third).not.toHaveProperty('continues')
    expect(reads.map(({ text }) => text.length).slice(0, 2)).toEqual([8 * MEBIBYTE, 8 * MEBIBYTE])
    expect(written(reads.slice(0, 3)).equals(Buffer.from(`${long}\n`))).toBe(true)
    expect(last).toEqual(expect.objectContaining({ event: { b: 2 } }))
  })

  it('reads an event of exactly 8 MiB', async () => {
    const frame = '{"a":""}'
    const event = `{"a":"${'x'.repeat(8 * MEBIBYTE - frame.length)}"}`
    expect((await readAll(`${event}\r\n${event} `)).map(({ kind }) => kind)).toEqual(['event', 'event'])
    expect((await readAll(`[${event},${event}]`)).map(({ kind }) => kind)).toEqual(['event', 'event'])
  })

  it('closes the stream when its reader stops early', async () => {
    const chunks = inChunks(Buffer.from('{"a":1}\n{"b":2}\n'), [1])
    for await (const some of readEvents(chunks, 'events.json')) {
      expect(some.map(({ line }) => line)).toEqual([1])
      break
    }
    expect(await chunks.next()).toEqual({ done: true, value: undefined })
  })

  it('passes on what the stream fails with', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      await Promise.resolve()
      yield Buffer.from('{"a":1}\n')
      throw new Error('disk gone')
    }
    const reads = readEvents(failing(), 'events.json')
    expect(await reads.next()).toEqual(expect.objectContaining({ done: false }))
    await expect(reads.next()).rejects.toThrow('disk gone')
  })
})
