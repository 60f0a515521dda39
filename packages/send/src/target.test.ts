import { globalAgent } from 'node:https'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { environmentFor } from './testing/environment'
import { describeTarget, findTarget } from './target'

const work = workplaceForTests()

const trusted = () => (globalAgent.options as { secureContext?: unknown }).secureContext
beforeEach(() => {
  Object.assign(globalAgent.options, { secureContext: undefined })
})

describe('the target', () => {
  it('is a collector started for the run when the environment names none', async () => {
    const target = await findTarget({})
    const { host } = new URL(target.settings.movable_ink_url)
    expect(target.collector && settingsFor(target.collector)).toEqual(target.settings)
    expect(describeTarget(target)).toContain(`sending to a collector started for this run (${host}).\n`)
    expect(trusted()).toHaveProperty('context')
    await target.collector?.close()
  })

  it('is a collector on this machine, whose authority is trusted', async () => {
    const collector = await work.startCollector()
    Object.assign(globalAgent.options, { secureContext: undefined })
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const url = ` https://${host}:${collector.port}/behavioral/key-4f3a `
      const target = await findTarget({ ...environmentFor(collector), MOVABLE_INK_URL: url })
      expect(target).toEqual({ settings: { ...settingsFor(collector), movable_ink_url: url } })
      expect(describeTarget(target)).toBe(`Sending to Movable Ink at ${host}:${collector.port}.\n\n`)
      expect(trusted()).toHaveProperty('context')
    }
  })

  it("is Movable Ink itself, for which this machine's authority is not trusted", async () => {
    const collector = await work.startCollector()
    Object.assign(globalAgent.options, { secureContext: undefined })
    const url = 'https://collector.movableink-dmz.com/behavioral/key-4f3a'
    const target = await findTarget({ ...environmentFor(collector), MOVABLE_INK_URL: url })
    expect(describeTarget(target)).toBe('Sending to Movable Ink at collector.movableink-dmz.com.\n\n')
    expect(trusted()).toBeUndefined()
  })
})
