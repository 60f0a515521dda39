import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { pipelinesForTests, setUpFor } from '../testing/pipelines'
import { pipelineProcesses } from './processes'
import { CRASHES, expectSurvived, surviveCrashes } from './survives-crashes'

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()
const processes = pipelineProcesses(() => ({ NODE_EXTRA_CA_CERTS: `${workplace.dataFolder()}/ca.pem` }))

describe('a pipeline with its embedded store', () => {
  it('loses no acknowledged event when it is killed again and again', async () => {
    const collector = await workplace.startCollector({ mostKept: 10 * CRASHES.events })
    const before = await pipelines.start()
    const setUp = await setUpFor(before, collector)
    await before.close()
    const { dataFolder } = before
    const survived = await surviveCrashes({ collector, setUp, processes, options: { dataFolder, port: 0 } })
    console.info(survived)
    expectSurvived(survived)
  }, 600_000)
})
