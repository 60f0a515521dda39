import { createServer } from 'node:https'
import type { Server } from 'node:https'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCertificate } from '@actions-movable-ink/collector'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { databasesForTests } from '../testing/databases'
import { pipelinesForTests, setUp } from '../testing/pipelines'
import { pipelineProcesses } from './processes'
import { startSending } from './sender'

const EVENTS = 3000

/** In seconds. */
const LEASE = 5

/** How long the server takes for an answer, in milliseconds: two at once would overlap. */
const ANSWER_MS = 30

const newDatabase = databasesForTests()
const workplace = workplaceForTests()
const pipelines = pipelinesForTests()
const start = pipelineProcesses(() => ({ NODE_EXTRA_CA_CERTS: workplace.path('server.pem') }))

/** A server that takes everything, and notices when the same event comes while it is still busy with it. */
class Witness {
  readonly arrived = new Map<string, number>()
  overlaps = 0
  readonly #busy = new Set<string>()

  serve(certificate: { key: string; certificate: string }): Server {
    return createServer({ key: certificate.key, cert: certificate.certificate }, (request, response) => {
      void text(request).then(async (body) => {
        const { messageId } = JSON.parse(body) as { messageId: string }
        if (this.#busy.has(messageId)) this.overlaps++
        this.#busy.add(messageId)
        await sleep(ANSWER_MS)
        this.#busy.delete(messageId)
        this.arrived.set(messageId, (this.arrived.get(messageId) ?? 0) + 1)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
  }
}

describe('three workers on one Postgres server', () => {
  it('share the deliveries, lose none when one is killed, and never make one twice at the same time', async () => {
    const certificate = await createCertificate()
    await writeFile(workplace.path('server.pem'), certificate.certificate)
    const witness = new Witness()
    const server = witness.serve(certificate).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo

    const databaseUrl = await newDatabase()
    const ingest = await pipelines.start({ databaseUrl, role: 'ingest' })
    const { writeKey } = await setUp(ingest, {
      movable_ink_url: `https://localhost:${port}/behavioral/key`,
      username: 'user',
      password: 'secret'
    })
    const options = { dataFolder: ingest.dataFolder, databaseUrl, role: 'worker', leaseSeconds: LEASE } as const
    const [first, ...others] = await Promise.all([start(options), start(options), start(options)])
    const { origin } = ingest
    const sending = { writeKey, origin: () => origin, events: EVENTS, batchSize: 50, concurrency: 4 }
    const sender = startSending(sending)
    while (witness.arrived.size < EVENTS / 3) await sleep(5)
    expect(witness.arrived.size).toBeLessThan(EVENTS)
    await first?.kill()
    await sender.done
    while (witness.arrived.size < EVENTS) await sleep(50)
    expect(await Promise.all(others.map((worker) => worker.stop()))).toEqual([0, 0])
    const duplicates = [...witness.arrived.values()].filter((times) => times > 1).length
    console.info({ events: EVENTS, duplicates, overlaps: witness.overlaps })
    expect(witness.overlaps).toBe(0)
    server.close()
    server.closeAllConnections()
  }, 300_000)
})
