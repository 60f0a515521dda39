import { mkdir, mkdtemp, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newDataFolder } from '../../testing/store-template'
import { openEmbeddedStore } from './open-embedded-store'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-'))
})
afterEach(() => rm(folder, { recursive: true }))

const unexpected = (error: Error) => {
  throw error
}
const events = { onError: unexpected, onBroken: unexpected }

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

const pipelineError = (message: string) => ({ name: 'PipelineError', message })

const unusable = (path: string) =>
  pipelineError(
    `The store in ${path} cannot be opened: its files are damaged, or of another version of Postgres. Restore them, or name another folder with --data or MOVABLE_INK_DATA.`
  )

/** A data folder with a store that was in use. */
async function usedFolder(): Promise<string> {
  const used = join(folder, 'used')
  const made = await newDataFolder()
  await rename(made, used)
  return used
}

describe('the embedded store', () => {
  it('is made for its owner alone, keeps what is in it, and gives its folder back', async () => {
    // A process that made it ended before it was whole.
    await mkdir(join(folder, 'store.draft', 'base'), { recursive: true })
    await writeFile(join(folder, 'store.draft', 'PG_VERSION'), '')
    const store = await openEmbeddedStore(folder, events)
    expect(store.isExclusive).toBe(true)
    await store.executeSql("insert into movable_ink.properties values ('a', 'b')")
    await expect(openEmbeddedStore(folder, events)).rejects.toMatchObject({
      name: 'PipelineError',
      message: expect.stringContaining('is in use by another pipeline') as string
    })
    await store.close()
    expect([await modeOf(join(folder, 'store')), await readdir(folder)]).toEqual(['700', ['store']])
    const again = await openEmbeddedStore(folder, events)
    expect((await again.executeSql('select * from movable_ink.properties')).rows).toEqual([{ name: 'a', value: 'b' }])
    await again.close()
    // Making the files takes seconds, and a minute on a machine that is busy with much else.
  }, 180_000)

  it.each([
    ['EEXIST', 'a file in its place', ''],
    ['ENOTDIR', 'a file in the place of a folder above', 'data']
  ])('says %s where there is %s', async (code, _what, below) => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const data = join(file, below)
    await expect(openEmbeddedStore(data, events)).rejects.toMatchObject(
      pipelineError(
        `The data folder ${data} cannot be written to (${code}). Name another with --data or MOVABLE_INK_DATA.`
      )
    )
  })

  it.each([
    ['of another version of Postgres', (store: string) => writeFile(join(store, 'PG_VERSION'), '9\n')],
    ['without its version', (store: string) => rm(join(store, 'PG_VERSION'))],
    ['with half a control file', (store: string) => truncate(join(store, 'global', 'pg_control'), 100)],
    ['without its tables', (store: string) => rm(join(store, 'base'), { recursive: true })]
  ])('%s is said to be damaged, and its folder is given back', async (_what, damage) => {
    const data = await usedFolder()
    await damage(join(data, 'store'))
    await expect(openEmbeddedStore(data, events)).rejects.toMatchObject(unusable(data))
    expect((await readdir(data)).filter((name) => name !== 'store')).toEqual([])
  })
})
