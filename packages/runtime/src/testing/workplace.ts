import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector } from '@actions-movable-ink/collector'
import type { Collector, CollectorOptions } from '@actions-movable-ink/collector'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { trust } from '../trust'
import { forgetTrust } from './forget-trust'

/** A folder for each test, and collectors that this process trusts. Everything is gone afterwards. */
export interface Workplace {
  /** The full path of a file in the test's folder. */
  path(name?: string): string
  /** Writes a file of the test's folder. Resolves to its path. */
  write(name: string, content: string | Buffer): Promise<string>
  read(name: string): Promise<string>
  names(): Promise<string[]>
  /** Where the certificate authority of the collectors is; the default data folder meanwhile. */
  dataFolder(): string
  startCollector(options?: CollectorOptions): Promise<Collector>
}

/** To be called once a test file, outside of its tests. */
export function workplaceForTests(): Workplace {
  const temporary = () => mkdtemp(join(tmpdir(), 'workplace-'))
  let data = ''
  let folder = ''
  const collectors: Collector[] = []
  const { MOVABLE_INK_DATA } = process.env

  beforeAll(async () => {
    data = await temporary()
    process.env.MOVABLE_INK_DATA = data
  })
  beforeEach(async () => {
    folder = await temporary()
  })
  afterEach(async () => {
    for (const collector of collectors.splice(0)) await collector.close()
    await rm(folder, { recursive: true })
  })
  afterAll(async () => {
    forgetTrust()
    if (MOVABLE_INK_DATA === undefined) delete process.env.MOVABLE_INK_DATA
    else process.env.MOVABLE_INK_DATA = MOVABLE_INK_DATA
    await rm(data, { recursive: true })
  })

  const path = (name = '') => join(folder, name)
  return {
    path,
    async write(name, content) {
      await writeFile(path(name), content)
      return path(name)
    },
    read: (name) => readFile(path(name), 'utf8'),
    names: async () => (await readdir(folder)).sort(),
    dataFolder: () => data,
    async startCollector(options) {
      const collector = await startCollector({ dataFolder: data, ...options })
      collectors.push(collector)
      await trust(collector.caCertificate)
      return collector
    }
  }
}

/** The settings of the destination for a collector. */
export const settingsFor = ({ url, username, accessSecret }: Collector): Settings => ({
  movable_ink_url: url,
  username,
  password: accessSecret
})
