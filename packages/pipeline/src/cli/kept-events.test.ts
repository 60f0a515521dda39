import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { openStore } from '../store/open-store'
import { events, sources } from '../store/schema'
import { ApiClient } from '../testing/api-client'
import { commandsForTests } from '../testing/commands'
import { newDataFolder } from '../testing/store-template'

const start = commandsForTests()
const MAIN = join(__dirname, '../main.ts')
const DAY_MS = 24 * 60 * 60 * 1000

let dataFolder: string
beforeEach(async () => {
  dataFolder = await newDataFolder()
})
afterEach(() => rm(dataFolder, { recursive: true }))

const unexpected = (error: Error) => {
  throw error
}

/** Stores an event for each of these ages. Resolves to its source. */
async function storeEvents(agesInDays: readonly number[]): Promise<string> {
  const store = await openStore({ dataFolder }, { onError: unexpected, onBroken: unexpected })
  const sourceId = newId()
  const source = { id: sourceId, name: 'Website', writeKeyFingerprint: 'none', sealedWriteKey: '' }
  await store.database.insert(sources).values({ ...source, createdAt: new Date() })
  const event = { sourceId, type: 'track', payload: '{"type":"track"}' }
  await store.database.insert(events).values(
    agesInDays.map((days) => ({
      ...{ id: newId(), messageId: `${days} days ago`, receivedAt: new Date(Date.now() - days * DAY_MS) },
      ...event
    }))
  )
  await store.close()
  return sourceId
}

/** What is in the store when nobody has it open. */
async function storedIn(): Promise<string[]> {
  const store = await openStore({ dataFolder }, { onError: unexpected, onBroken: unexpected })
  const rows = await store.database.select({ messageId: events.messageId }).from(events)
  await store.close()
  return rows.map(({ messageId }) => messageId).sort()
}

describe('npm run pipeline', () => {
  it.each([
    ['--keep-days', '3', ['1 days ago', '2 days ago']],
    ['--keep-events', '1', ['1 days ago']]
  ])('with %s %s keeps no more events than that', async (flag, value, kept) => {
    const sourceId = await storeEvents([1, 2, 4])
    const command = start(MAIN, ['--port', '0', flag, value], { MOVABLE_INK_DATA: dataFolder })
    await command.says('"msg":"started"')
    const origin = /"origin":"([^"]+)"/.exec(command.output.stdout)?.[1] ?? ''
    const api = new ApiClient(() => origin)
    const left = async () => {
      const { body } = await api.get(`/sources/${sourceId}/events`)
      return (body as { events: { messageId: string }[] }).events.map(({ messageId }) => messageId).sort()
    }
    while ((await left()).length > kept.length) await new Promise((resolve) => setTimeout(resolve, 50))
    command.signal('SIGTERM')
    expect((await command.ended()).code).toBe(0)
    expect(await storedIn()).toEqual(kept)
  })
})
