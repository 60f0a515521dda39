/**
 * Records the requests that the published destination makes for `cases.ts`, into `requests.json`.
 *
 *     npx tsx tests/published/record.ts
 *
 * Fetches the package by its name from the npm registry; nothing of it is kept but the requests.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Destination } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { cases, eventAndSettings } from './cases'
import type { Case } from './cases'
import { toRecordedRequest } from './recorded-request'
import type { RecordedRequest } from './recorded-request'

const PUBLISHED = '@segment/action-destinations@3.497.0'

/** The published definition, from a copy of its package in `folder`. */
function fetchPublished(folder: string): DestinationDefinition {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', PUBLISHED, '--json', '--silent'], { cwd: folder, encoding: 'utf8' })
  ) as [{ filename: string }]
  execFileSync('tar', ['xzf', packed.filename], { cwd: folder })
  symlinkSync(join(__dirname, '../../node_modules'), join(folder, 'node_modules'))
  const path = join(folder, 'package/dist/destinations/movable-ink/index.js')
  return (createRequire(__filename)(path) as { default: DestinationDefinition }).default
}

/** The request that `definition` makes for a case. */
async function record(definition: DestinationDefinition, oneCase: Case): Promise<RecordedRequest | undefined> {
  let request: Promise<RecordedRequest> | undefined
  const server = createServer((incoming, response) => {
    request = text(incoming).then((body) => toRecordedRequest(incoming, body))
    void request.then(() => response.end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Destination(definition).onEvent(...eventAndSettings(oneCase, `http://127.0.0.1:${port}`))
  server.close()
  return request
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'published-'))
  try {
    const definition = fetchPublished(folder)
    const requests: Record<string, unknown> = {}
    for (const oneCase of cases) requests[oneCase.name] = await record(definition, oneCase)
    writeFileSync(
      join(__dirname, 'requests.json'),
      `${JSON.stringify({ recordedFrom: PUBLISHED, requests }, null, 2)}\n`
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

void main()
