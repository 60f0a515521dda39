import { PassThrough, Readable } from 'node:stream'
import { untilQuiet } from './until-quiet'

const SOON_MS = 20

describe('a stream that may never end', () => {
  it('is read to its end', async () => {
    const chunks = untilQuiet(Readable.from([Buffer.from('a'), Buffer.from('b')]), new AbortController().signal)
    const read: string[] = []
    for await (const chunk of chunks) read.push(chunk.toString())
    expect(read).toEqual(['a', 'b'])
  })

  it('is read on after the stop as long as something comes, and no longer', async () => {
    const stop = new AbortController()
    const stream = new PassThrough()
    const read: string[] = []
    stream.write('1')
    for await (const chunk of untilQuiet(stream, stop.signal, SOON_MS)) {
      read.push(chunk.toString())
      if (read.length === 1) stop.abort()
      if (read.length < 4) stream.write(String(read.length + 1))
    }
    expect(read).toEqual(['1', '2', '3', '4'])
    expect(stream.destroyed).toBe(true)
  })

  it('is not waited for when the stop comes while it is quiet, or came before it was read', async () => {
    const stop = new AbortController()
    const quiet = untilQuiet(new PassThrough(), stop.signal, SOON_MS).next()
    setImmediate(() => stop.abort())
    expect(await quiet).toEqual({ done: true, value: undefined })
    const later = untilQuiet(new PassThrough(), stop.signal, SOON_MS)
    expect(await later.next()).toEqual({ done: true, value: undefined })
  })

  it('is not given up while its reader is busy', async () => {
    const stop = new AbortController()
    const stream = new PassThrough()
    stream.write('1')
    const read: string[] = []
    for await (const chunk of untilQuiet(stream, stop.signal, SOON_MS)) {
      read.push(chunk.toString())
      if (read.length > 1) continue
      stop.abort()
      await new Promise((resolve) => setTimeout(resolve, 3 * SOON_MS))
      stream.end('2')
    }
    expect(read).toEqual(['1', '2'])
  })

  it('fails with what the stream fails with', async () => {
    const stop = new AbortController()
    stop.abort()
    const stream = new PassThrough()
    stream.destroy(new Error('disk gone'))
    await expect(untilQuiet(stream, stop.signal).next()).rejects.toThrow('disk gone')
  })
})
