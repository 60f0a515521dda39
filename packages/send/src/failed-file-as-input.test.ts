import { link, open, rm, stat, symlink } from 'node:fs/promises'
import { relative } from 'node:path'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { FailedFile } from './failed-file'
import { commandProcesses } from './testing/command-process'

const work = workplaceForTests()
const start = commandProcesses()
const EARLIER = 'one\ntwo\nthree\n'

/** A failed file with what an earlier run left, which is also read. */
async function failedAsInput(input = work.path('failed.ndjson')): Promise<FailedFile> {
  await work.write('failed.ndjson', EARLIER)
  return FailedFile.at(work.path('failed.ndjson'), [await work.write('other.ndjson', ''), input])
}

describe('a failed file that is one of the inputs', () => {
  it('holds what was left undelivered once the run is over, and until then everything', async () => {
    const failed = await failedAsInput()
    await failed.write(Buffer.from('two'))
    expect(await work.read('failed.ndjson')).toBe(EARLIER)
    await failed.finish()
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe('two\n')
    expect((await stat(work.path('failed.ndjson'))).mode & 0o777).toBe(0o600)
    expect(await work.names()).toEqual(['failed.ndjson', 'other.ndjson'])
  })

  it('is removed when everything was delivered', async () => {
    const failed = await failedAsInput()
    await failed.finish()
    await failed.close()
    expect(await work.names()).toEqual(['other.ndjson'])
  })

  it('stays as it was when the run did not come to its end', async () => {
    const nothingWritten = await failedAsInput()
    await nothingWritten.close()
    expect(await work.read('failed.ndjson')).toBe(EARLIER)
    const partlyWritten = await failedAsInput()
    await partlyWritten.write(Buffer.from('one'))
    await partlyWritten.close()
    expect(await work.read('failed.ndjson')).toBe(EARLIER)
    expect(await work.names()).toEqual(['failed.ndjson', 'other.ndjson'])
  })

  it('is replaced whatever a killed run left beside it', async () => {
    await work.write('failed.ndjson.new', 'half a li')
    await work.write('failed.ndjson.lock', '4194305')
    const failed = await failedAsInput()
    await failed.write(Buffer.from('three'))
    await failed.finish()
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe('three\n')
    expect(await work.names()).toEqual(['failed.ndjson', 'other.ndjson'])
  })

  it('stays as it is when somebody else added to it during the run', async () => {
    const failed = await failedAsInput()
    await work.write('failed.ndjson', `${EARLIER}new\n`)
    await failed.finish()
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe(`${EARLIER}new\n`)
  })

  it('is made again when somebody else removed it during the run', async () => {
    const failed = await failedAsInput()
    await rm(work.path('failed.ndjson'))
    await failed.write(Buffer.from('two'))
    await failed.finish()
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe('two\n')
  })

  it.each<[string, () => Promise<string>]>([
    ['a relative path', () => Promise.resolve(relative(process.cwd(), work.path('failed.ndjson')))],
    ['a path with dots', () => Promise.resolve(`${work.path()}/./../${work.path().split('/').at(-1)}/failed.ndjson`)],
    ['a link', async () => symlink(work.path('failed.ndjson'), work.path('link')).then(() => work.path('link'))],
    [
      'a hard link',
      async () => {
        await work.write('failed.ndjson', EARLIER)
        await link(work.path('failed.ndjson'), work.path('link'))
        return work.path('link')
      }
    ]
  ])('is known by %s too', async (_, name) => {
    const failed = await failedAsInput(await name())
    await failed.write(Buffer.from('two'))
    await failed.finish()
    await failed.close()
    expect(await work.read('failed.ndjson')).toBe('two\n')
  })

  it('is replaced where it really is when a link names it', async () => {
    await work.write('real.ndjson', EARLIER)
    await symlink(work.path('real.ndjson'), work.path('failed.ndjson'))
    const failed = await FailedFile.at(work.path('failed.ndjson'), [work.path('failed.ndjson')])
    await failed.write(Buffer.from('two'))
    await failed.finish()
    await failed.close()
    expect(await work.read('real.ndjson')).toBe('two\n')
    expect(await work.names()).toEqual(['failed.ndjson', 'real.ndjson'])
  })

  it('is refused as standard input, which may have been read in part already', async () => {
    const path = await work.write('failed.ndjson', EARLIER)
    const opened = await open(path)
    const { code, stderr } = await start(['--failed', path, '-'], {}, opened.fd).ended()
    await opened.close()
    expect(stderr).toBe(`${path} is also standard input. Name it as a file instead, or choose another with --failed.\n`)
    expect([code, await work.read('failed.ndjson')]).toEqual([2, EARLIER])
  }, 30_000)
})
