import { test as base } from '@playwright/test'
import type { PipelineApi } from './pipeline-api'
import { startWorkbench } from './running-workbench'
import type { RunningWorkbench } from './running-workbench'
import { watchBrowser } from './watched-browser'
import type { WatchedBrowser } from './watched-browser'

export { expect } from '@playwright/test'

interface Fixtures {
  /** One that nobody else uses. */
  ownWorkbench: RunningWorkbench
  /** One that nobody else uses, and in which nothing is set up. */
  emptyWorkbench: RunningWorkbench
  /** Fails a test whose pages did what no page may do. */
  watched: WatchedBrowser
  /** Of `workbench`. */
  api: PipelineApi
}

interface WorkerFixtures {
  /** One that the tests of a worker share: use names of your own, and leave its first destination as it is. */
  workbench: RunningWorkbench
}

/** Tests of the workbench in a browser. Relative addresses are those of `workbench`. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  workbench: [
    async ({}, use) => {
      const workbench = await startWorkbench()
      await use(workbench)
      await workbench.close()
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  ownWorkbench: [
    async ({}, use) => {
      const workbench = await startWorkbench()
      await use(workbench)
      await workbench.close()
    },
    { timeout: 120_000 }
  ],
  emptyWorkbench: [
    async ({}, use) => {
      const workbench = await startWorkbench({ flags: ['--empty'] })
      await use(workbench)
      await workbench.close()
    },
    { timeout: 120_000 }
  ],
  baseURL: async ({ workbench }, use) => use(workbench.origin),
  api: async ({ workbench }, use) => use(workbench.api),
  watched: [
    async ({ context }, use) => {
      const watched = watchBrowser(context)
      await use(watched)
      base.expect(await watched.complaints()).toEqual([])
    },
    { auto: true }
  ]
})
