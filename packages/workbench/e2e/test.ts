import { test as base } from '@playwright/test'
import { PipelineApi } from './pipeline-api'
import { startWorkbench } from './running-workbench'
import type { RunningWorkbench } from './running-workbench'

export { expect } from '@playwright/test'

interface Fixtures {
  /** One that nobody else uses. */
  ownWorkbench: RunningWorkbench
  /** What the page said that it should not have: an error that nobody caught, or a breach of the Content-Security-Policy. */
  complaints: string[]
  api: PipelineApi
}

interface WorkerFixtures {
  /** One that the tests of a worker share: use names of your own, and leave its first destination as it is. */
  workbench: RunningWorkbench
}

/** Tests of the workbench in a browser. Relative addresses are those of `workbench`; each test fails when its page complains. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  workbench: [
    async ({}, use) => {
      const workbench = await startWorkbench()
      await use(workbench)
      await workbench.close()
    },
    { scope: 'worker' }
  ],
  ownWorkbench: async ({}, use) => {
    const workbench = await startWorkbench()
    await use(workbench)
    await workbench.close()
  },
  baseURL: async ({ workbench }, use) => use(workbench.origin),
  api: async ({ workbench }, use) => use(new PipelineApi(workbench.origin)),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text())
      })
      await use(complaints)
      base.expect(complaints).toEqual([])
    },
    { auto: true }
  ]
})
