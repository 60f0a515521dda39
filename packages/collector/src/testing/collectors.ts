import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCollector, type Collector, type CollectorOptions } from '../collector'

/** Starts collectors with data folders of their own, and gives the means to stop and delete them after the tests. */
export const collectorsForTests = () => {
  const cleanUps: (() => Promise<void>)[] = []
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(path.join(tmpdir(), 'collector-'))
    cleanUps.push(() => rm(made, { recursive: true }))
    return made
  }
  return {
    folder,
    async start(options: CollectorOptions = {}): Promise<Collector> {
      const collector = await startCollector({ dataFolder: await folder(), ...options })
      cleanUps.push(() => collector.close())
      return collector
    },
    async cleanUp(): Promise<void> {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
    }
  }
}
