import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './lock-folder'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-'))
})
afterEach(() => rm(folder, { recursive: true }))

const pipelineError = (message: string) => ({ name: 'PipelineError', message })

const inUse = (path: string) =>
  pipelineError(
    `The data folder ${path} is in use by another pipeline. Stop that one, or name another folder with --data or MOVABLE_INK_DATA.`
  )

/** Another process that wants the folder, and what it says. */
async function otherProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../../testing/hold-folder.ts'), folder])
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    said: said.toString(),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
}

describe('a locked folder', () => {
  it('is refused to a second taker of the same process, and free when it is given back', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject(inUse(folder))
    await unlock()
    const unlockAgain = await lockFolder(folder)
    await unlockAgain()
    expect(await readdir(folder)).toEqual([])
  })

  it('is refused to a second process, whatever name it has for the folder', async () => {
    const otherName = `${folder}-too`
    await symlink(folder, otherName)
    const unlock = await lockFolder(otherName)
    const other = await otherProcess()
    expect(other.said).toBe(inUse(folder).message)
    await other.kill()
    await unlock()
    await rm(otherName)
  })

  it('is free at once when its holder was killed with -9', async () => {
    const other = await otherProcess()
    expect(other.said).toBe('held')
    await expect(lockFolder(folder)).rejects.toMatchObject(inUse(folder))
    await other.kill()
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject(inUse(folder))
    await unlock()
  })

  it('is never held by two of many who come at once where a killed process left its socket', async () => {
    for (let round = 0; round < 20; round++) {
      await writeFile(join(folder, 'pipeline-00000000.sock'), '')
      const takers = await Promise.allSettled(Array.from({ length: 4 }, () => lockFolder(folder)))
      const holders = takers.flatMap((taker) => (taker.status === 'fulfilled' ? [taker.value] : []))
      expect(holders.length).toBeLessThanOrEqual(1)
      for (const unlock of holders) await unlock()
    }
    await (
      await lockFolder(folder)
    )()
  })

  it('may have a path that is too long for a socket', async () => {
    const long = join(folder, ...Array.from({ length: 5 }, () => 'long'.repeat(20)))
    await mkdir(long, { recursive: true })
    const unlock = await lockFolder(long)
    await expect(lockFolder(long)).rejects.toMatchObject(inUse(long))
    await unlock()
    await (
      await lockFolder(long)
    )()
  })

  it('that no socket can be made for is said to be unusable', async () => {
    const long = join(folder, ...Array.from({ length: 5 }, () => 'long'.repeat(20)))
    await mkdir(long, { recursive: true })
    const nowhere = jest.spyOn(os, 'tmpdir').mockReturnValue(join(folder, 'nowhere'))
    await expect(lockFolder(long)).rejects.toMatchObject(
      pipelineError(
        `The data folder ${long} cannot be written to (EACCES). Name another with --data or MOVABLE_INK_DATA.`
      )
    )
    nowhere.mockRestore()
  })
})
