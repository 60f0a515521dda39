import { createServer } from 'node:https'
import { once } from 'node:events'
import { globalAgent } from 'node:https'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createCertificate } from '@actions-movable-ink/collector'
import { Destination } from '@segment/actions-core'
import destination from '../../src/destinations/movable-ink'
import { cases, eventAndSettings } from './cases'
import { toRecordedRequest } from './recorded-request'
import type { RecordedRequest } from './recorded-request'
import { requests } from './requests.json'

let server: Server
let received: Promise<RecordedRequest>[] = []

beforeAll(async () => {
  const { key, certificate } = await createCertificate()
  globalAgent.options.ca = [certificate]
  server = createServer({ key, cert: certificate }, (incoming, response) => {
    const request = text(incoming).then((body) => toRecordedRequest(incoming, body))
    received.push(request)
    void request.then(() => response.end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
beforeEach(() => (received = []))
afterAll(async () => {
  delete globalAgent.options.ca
  globalAgent.destroy()
  server.close()
  await once(server, 'close')
})

describe('the request is the one the published destination makes', () => {
  it('for every case that was recorded', () => {
    expect(Object.keys(requests)).toEqual(cases.map(({ name }) => name))
  })

  it.each(cases)('for $name', async (oneCase) => {
    const { port } = server.address() as AddressInfo
    await new Destination(destination).onEvent(...eventAndSettings(oneCase, `https://localhost:${port}`))
    expect(await Promise.all(received)).toEqual([requests[oneCase.name as keyof typeof requests]])
  })
})
