import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { filesIn, openInputs } from './inputs'
import type { Inputs } from './inputs'
import { runError, usageError } from './testing/errors'

const work = workplaceForTests()
const { signal: never } = new AbortController()

const open = (files: string[], stdin: Readable = Readable.from([])) => openInputs(files, stdin, never)

/** Everything that is read, as `file:line`. */
async function placesIn({ reads }: Inputs): Promise<string[]> {
  const places: string[] = []
  for await (const some of reads) places.push(...some.map(({ file, line }) => `${basename(file)}:${line}`))
  return places
}

describe('the inputs', () => {
  it('are read one after the other, with the bytes counted', async () => {
    const files = [await work.write('b.json', '[{"b":1}]'), await work.write('a.json', '{"a":1}\n{"a":2}\n')]
    const inputs = await open(files)
    expect(inputs.progress).toEqual({ read: 0, total: 25 })
    expect(await placesIn(inputs)).toEqual(['b.json:1', 'a.json:1', 'a.json:2'])
    expect(inputs.progress).toEqual({ read: 25, total: 25 })
  })

  it('may be standard input, among files too, the size of all of which is then unknown', async () => {
    const file = await work.write('a.json', '{"a":1}')
    const inputs = await open([file, '-', file], Readable.from([Buffer.from('{"b":1}\n{"b'), Buffer.from('":2}')]))
    expect(inputs.progress.total).toBeUndefined()
    expect(await placesIn(inputs)).toEqual(['a.json:1', '-:1', '-:2', 'a.json:1'])
    expect(inputs.progress.read).toBe(7 + 15 + 7)
  })

  it('may be empty', async () => {
    const inputs = await open([await work.write('a.json', ''), '-', await work.write('b.json', '[]\n')])
    expect(await placesIn(inputs)).toEqual([])
  })

  it('may be a device, which has no size', async () => {
    const inputs = await open(['/dev/null', await work.write('a.json', '{}')])
    expect(inputs.progress.total).toBeUndefined()
    expect(await placesIn(inputs)).toEqual(['a.json:1'])
  })

  it('are refused when one is missing, is a folder, or is standard input twice', async () => {
    const there = await work.write('a.json', '{}')
    const missing = work.path('none.json')
    await expect(open([there, missing])).rejects.toThrow(usageError(`${missing} cannot be read (ENOENT).`))
    await expect(open([work.path()])).rejects.toThrow(usageError(`${work.path()} is a folder. Name the files in it.`))
    await expect(open(['-', there, '-'])).rejects.toThrow(usageError('Standard input (-) can be read only once.'))
  })

  it('end the run with a sentence when one cannot be read after all', async () => {
    const first = await work.write('a.json', '{}')
    const gone = await work.write('gone.json', '{}')
    const inputs = await open([first, gone])
    await rm(gone)
    await expect(placesIn(inputs)).rejects.toThrow(
      runError(`${gone} cannot be read to its end (ENOENT): the run ended there.`)
    )

    const socket = createServer().listen(work.path('socket'))
    await once(socket, 'listening')
    await expect(placesIn(await open([work.path('socket')]))).rejects.toThrow(
      runError(`${work.path('socket')} cannot be read to its end (ENXIO): the run ended there.`)
    )
    socket.close()
    await once(socket, 'close')
  })

  it('are closed when nobody reads on', async () => {
    const stdin = new PassThrough()
    stdin.write('{"a":1}\n{"a":2}\n')
    const { reads } = await open(['-'], stdin)
    for await (const some of reads) {
      expect(some.map(({ line }) => line)).toEqual([1, 2])
      break
    }
    expect(stdin.destroyed).toBe(true)
  })
})

describe('the samples', () => {
  it('are the JSON files of their folder, in the order of their names', async () => {
    for (const name of ['b.json', 'README.md', 'a.json', 'c.ndjson']) await work.write(name, '')
    expect(await filesIn(work.path())).toEqual([work.path('a.json'), work.path('b.json')])
  })
})
