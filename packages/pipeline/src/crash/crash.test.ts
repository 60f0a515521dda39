import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { pipelinesForTests, setUpFor } from '../testing/pipelines'
import { pipelineProcesses } from './processes'
import { CRASHES, surviveCrashes } from './survives-crashes'

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()
const start = pipelineProcesses(() => ({ NODE_EXTRA_CA_CERTS: `${workplace.dataFolder()}/ca.pem` }))

describe('a pipeline with its embedded store', () => {
  it('loses no acknowledged event when it is killed again and again', async () => {
    const collector = await workplace.startCollector({ mostKept: 10 * CRASHES.events })
    const before = await pipelines.start()
    const setUp = await setUpFor(before, collector)
    await before.close()
    const { dataFolder } = before
    const survived = await surviveCrashes({ collector, setUp, start, options: { dataFolder, port: 0 } })
    console.info(survived)
    expect(survived).toEqual(
      expect.objectContaining({ acknowledged: CRASHES.events, kills: CRASHES.kills, lost: [], stuck: 0 })
    )
  }, 600_000)
})
