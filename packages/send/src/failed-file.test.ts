import { chmod, mkdir, stat, symlink } from 'node:fs/promises'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { FailedFile } from './failed-file'
import { runError, usageError } from './testing/errors'

const work = workplaceForTests()

/** Writes the pieces into a failed file that is none of the inputs. */
async function keep(path: string, ...pieces: (string | Buffer)[]): Promise<void> {
  const failed = await FailedFile.at(path, [])
  for (const piece of pieces) await failed.write(Buffer.from(piece))
  await failed.finish()
  await failed.close()
}

describe('the failed file', () => {
  it('holds the pieces byte for byte, one a line, and is for its owner alone', async () => {
    const odd = Buffer.from([0xff, 0x00, 0x0d, 0x22, 0xc3])
    await keep(work.path('failed.ndjson'), '{"a": "é\u2028"}', odd, '{\n  "b": 1\n}')
    expect(await work.read('failed.ndjson')).toBe(`{"a": "é\u2028"}\n${odd.toString()}\n{\n  "b": 1\n}\n`)
    expect((await stat(work.path('failed.ndjson'))).mode & 0o777).toBe(0o600)
    expect(await work.names()).toEqual(['failed.ndjson'])
  })

  it('has the pieces in the order of the calls, however many are waiting', async () => {
    const failed = await FailedFile.at(work.path('failed.ndjson'), [])
    const pieces = Array.from({ length: 500 }, (_, index) => String(index))
    await Promise.all(pieces.map((piece) => failed.write(Buffer.from(piece))))
    await failed.finish()
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe(`${pieces.join('\n')}\n`)
  })

  it('has the pieces of one line in one line', async () => {
    const failed = await FailedFile.at(work.path('failed.ndjson'), [])
    await failed.write(Buffer.from('a'), true)
    await failed.write(Buffer.from('b'), true)
    await failed.write(Buffer.from('c'))
    await failed.write(Buffer.from('d'))
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe('abc\nd\n')
  })

  it('is not made when nothing failed', async () => {
    const failed = await FailedFile.at(work.path('failed.ndjson'), [])
    expect(failed.isWritten).toBe(false)
    await failed.finish()
    await failed.close()
    expect(await work.names()).toEqual([])
  })

  it('is added to when it is there, and keeps its mode', async () => {
    const path = await work.write('failed.ndjson', 'earlier\n')
    await chmod(path, 0o640)
    await keep(path, 'later')
    expect(await work.read('failed.ndjson')).toBe('earlier\nlater\n')
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  it('begins a new line when what is there was cut off within one', async () => {
    await keep(await work.write('failed.ndjson', '{"cut":"o'), 'later')
    expect(await work.read('failed.ndjson')).toBe('{"cut":"o\nlater\n')
  })

  it('may be a link to where it really is, there already or not', async () => {
    await symlink(work.path('real.ndjson'), work.path('failed.ndjson'))
    await keep(work.path('failed.ndjson'), 'one')
    await keep(work.path('failed.ndjson'), 'two')
    expect(await work.read('real.ndjson')).toBe('one\ntwo\n')
    expect(await work.names()).toEqual(['failed.ndjson', 'real.ndjson'])
  })

  it('may be a device', async () => {
    await keep('/dev/null', 'gone')
    expect(await work.names()).toEqual([])
  })
})

describe('a failed file that cannot be written', () => {
  it('is refused before anything is sent', async () => {
    await mkdir(work.path('folder'))
    await expect(FailedFile.at(work.path('folder'), [])).rejects.toThrow(
      usageError(`${work.path('folder')} is not a file. Name one with --failed.`)
    )
    await expect(FailedFile.at('-', [])).rejects.toThrow(usageError('- is not a file. Name one with --failed.'))
    await expect(FailedFile.at(work.path('none/failed.ndjson'), [])).rejects.toThrow(
      usageError(
        `${work.path('none/failed.ndjson')} cannot be written (ENOENT). Name another place for what fails with --failed.`
      )
    )
  })

  it('ends the run when that turns out later, and takes nothing more', async () => {
    const failed = await FailedFile.at('/dev/full', [])
    const full = runError('/dev/full cannot be written (ENOSPC): not everything that was not delivered is kept.')
    await expect(failed.write(Buffer.from('a'))).rejects.toThrow(full)
    await expect(failed.write(Buffer.from('b'))).rejects.toThrow(full)
    await expect(failed.finish()).rejects.toThrow(full)
    await failed.close()
  })

  it('is refused while another run uses it', async () => {
    const path = work.path('failed.ndjson')
    const first = await FailedFile.at(path, [])
    await expect(FailedFile.at(path, [])).rejects.toThrow(
      usageError(
        `${path} is used by another run (process ${process.pid}). Wait for its end, or choose another file with --failed. If there is none, remove ${path}.lock.`
      )
    )
    await first.write(Buffer.from('one'))
    await first.close()
    await keep(path, 'two')
    expect(await work.read('failed.ndjson')).toBe('one\ntwo\n')
  })
})
