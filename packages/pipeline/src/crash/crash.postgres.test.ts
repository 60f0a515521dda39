import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { databasesForTests } from '../testing/databases'
import { pipelinesForTests, setUpFor } from '../testing/pipelines'
import { pipelineProcesses } from './processes'
import { CRASHES, expectSurvived, surviveCrashes } from './survives-crashes'

const newDatabase = databasesForTests()
const workplace = workplaceForTests()
const pipelines = pipelinesForTests()
const processes = pipelineProcesses(() => ({ NODE_EXTRA_CA_CERTS: `${workplace.dataFolder()}/ca.pem` }))

/** So short that what a killed worker held is soon another's. In seconds. */
const LEASE = 5

describe('a pipeline with its store on a Postgres server', () => {
  it('loses no acknowledged event when it is killed again and again', async () => {
    const databaseUrl = await newDatabase()
    const collector = await workplace.startCollector({ mostKept: 10 * CRASHES.events })
    const before = await pipelines.start({ databaseUrl })
    const setUp = await setUpFor(before, collector)
    await before.close()
    const options = { dataFolder: before.dataFolder, databaseUrl, port: 0, leaseSeconds: LEASE }
    const survived = await surviveCrashes({ collector, setUp, processes, options })
    console.info(survived)
    expectSurvived(survived)
  }, 600_000)
})
