import { PassThrough } from 'node:stream'
import type { Writable } from 'node:stream'
import { roomIn } from './room'

const { signal: never } = new AbortController()
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A stream with more in it than it wants, and whether there is room in it. */
async function fullStream(stop = never) {
  const out = new PassThrough({ highWaterMark: 4 })
  out.on('error', () => undefined)
  out.write('more than four')
  const state = { hasRoom: false }
  const room = roomIn(out, stop)
  const roomy = room()?.then(() => (state.hasRoom = true))
  await settle()
  expect(state.hasRoom).toBe(false)
  return { out, room, roomy, listeners: () => ['drain', 'error', 'close'].map((event) => out.listenerCount(event)) }
}

describe('room in a stream', () => {
  it('is there at once when it takes more', () => {
    expect(roomIn(new PassThrough(), never)()).toBeUndefined()
  })

  it('is there when what was written has been read, and no listener stays', async () => {
    const { out, roomy, listeners } = await fullStream()
    const [drain = 0] = listeners()
    out.resume()
    await roomy
    expect(listeners()[0]).toBe(drain - 1)
  })

  it.each<[string, (out: Writable) => void]>([
    ['nobody reads it any more', (out) => out.destroy(new Error('EPIPE'))],
    ['it is closed', (out) => out.destroy()]
  ])('is there when %s', async (_, end) => {
    const { out, room, roomy } = await fullStream()
    end(out)
    await expect(roomy).resolves.toBe(true)
    expect(room()).toBeUndefined()
  })

  it('is there for good when nobody reads it any more, whatever the stream says of itself', () => {
    const out = new PassThrough({ highWaterMark: 4 })
    const room = roomIn(out, never)
    out.emit('error', new Error('EPIPE'))
    out.write('more than four')
    expect(out.writableNeedDrain).toBe(true)
    expect(room()).toBeUndefined()
  })

  it('is not waited for once the run is stopped', async () => {
    const stop = new AbortController()
    const { room, roomy } = await fullStream(stop.signal)
    stop.abort()
    await expect(roomy).resolves.toBe(true)
    expect(room()).toBeUndefined()
  })
})
