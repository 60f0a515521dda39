import { Writable } from 'node:stream'
import { inChunks } from './in-chunks'

/** Chunks, and each piece of text that was written. */
function chunksOf() {
  const written: string[] = []
  const out = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      written.push(text)
      done()
    }
  })
  return { written, chunks: inChunks(out) }
}

/** The end of this turn of the event loop. */
const endOfTurn = () => new Promise((resolve) => setImmediate(resolve))

describe('text in chunks', () => {
  it('is written together, in the turn in which it was added', async () => {
    const { written, chunks } = chunksOf()
    chunks.add('a')
    chunks.add('b')
    expect(written).toEqual([])
    await endOfTurn()
    expect(written).toEqual(['ab'])
    chunks.add('c')
    await endOfTurn()
    expect(written).toEqual(['ab', 'c'])
  })

  it('is written at once when it is a lot', async () => {
    const { written, chunks } = chunksOf()
    const long = 'x'.repeat(64 * 1024 - 1)
    chunks.add(long)
    expect(written).toEqual([])
    chunks.add('y')
    expect(written).toEqual([`${long}y`])
    chunks.add('z')
    await endOfTurn()
    expect(written).toEqual([`${long}y`, 'z'])
  })

  it('is written once when it is flushed', async () => {
    const { written, chunks } = chunksOf()
    chunks.flush()
    chunks.add('a')
    chunks.flush()
    await endOfTurn()
    expect(written).toEqual(['a'])
  })
})
