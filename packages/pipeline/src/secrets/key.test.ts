import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readKey } from './key'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-'))
  file = join(folder, 'pipeline.key')
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = Buffer.from(Array.from({ length: 32 }, (_one, index) => 255 - index))
const pipelineError = (message: string) => ({ name: 'PipelineError', message })

const broken = () =>
  pipelineError(
    `The key file ${file} is broken: it must hold 32 bytes in base64. Restore it; without it no secret in the store can be read.`
  )

describe('the key', () => {
  it('is made once, in a file that only its owner can read', async () => {
    const key = await readKey(undefined, folder)
    expect(key).toHaveLength(32)
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    expect(await readKey(undefined, folder)).toEqual(key)
    expect(await readFile(file, 'utf8')).toBe(`${Buffer.from(key).toString('base64')}\n`)
  })

  it('is the same for all who start at about the same time, and no draft of it is left', async () => {
    for (let round = 0; round < 10; round++) {
      const data = join(folder, `data-${round}`)
      const starts = Array.from({ length: 20 }, async (_one, index) => {
        await sleep(index % 5)
        return Buffer.from(await readKey(undefined, data)).toString('hex')
      })
      expect(new Set(await Promise.all(starts)).size).toBe(1)
      expect(await readdir(data)).toEqual(['pipeline.key'])
    }
  })

  it('is another one in another folder, which is made for its owner alone', async () => {
    const other = join(folder, 'other')
    expect(await readKey(undefined, other)).not.toEqual(await readKey(undefined, folder))
    expect(((await stat(other)).mode & 0o777).toString(8)).toBe('700')
  })

  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 without padding', bytes.toString('base64').replace('=', '')],
    ['base64url', bytes.toString('base64url')],
    ['base64 with a line end and a byte order mark', `\ufeff${bytes.toString('base64')}\r\n`]
  ])('is read in %s, from the environment as from the file', async (_what, text) => {
    expect(Buffer.from(await readKey(text, folder))).toEqual(bytes)
    expect(await readdir(folder)).toEqual([])
    await writeFile(file, text)
    expect(Buffer.from(await readKey(undefined, folder))).toEqual(bytes)
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  it.each([
    ['empty', ' '],
    ['in hexadecimal', bytes.toString('hex')],
    ['too short', bytes.subarray(1).toString('base64')],
    ['too long', Buffer.concat([bytes, bytes]).toString('base64')],
    ['cut', bytes.toString('base64').slice(0, 40)],
    ['two keys', `${bytes.toString('base64')}\n${bytes.toString('base64')}`],
    ['with a last digit that no encoder writes', bytes.toString('base64').replace(/.=$/, 'B=')]
  ])('that is %s is refused, without being quoted', async (_what, text) => {
    await expect(readKey(text, folder)).rejects.toMatchObject(
      pipelineError('MOVABLE_INK_KEY is not a key: it must hold 32 bytes in base64 (openssl rand -base64 32).')
    )
    await writeFile(file, text)
    await expect(readKey(undefined, folder)).rejects.toMatchObject(broken())
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  it('of an empty file is refused, and the file stays', async () => {
    await writeFile(file, '')
    await expect(readKey(undefined, folder)).rejects.toMatchObject(broken())
    expect(await readFile(file, 'utf8')).toBe('')
  })

  it('says so where the folder cannot be used or the file cannot be read', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(readKey(undefined, join(folder, 'file'))).rejects.toMatchObject(
      pipelineError(
        `The data folder ${join(folder, 'file')} cannot be written to (EEXIST). Name another with --data or MOVABLE_INK_DATA.`
      )
    )
    await mkdir(file)
    await expect(readKey(undefined, folder)).rejects.toMatchObject(
      pipelineError(`The key file ${file} cannot be read (EISDIR).`)
    )
  })
})
