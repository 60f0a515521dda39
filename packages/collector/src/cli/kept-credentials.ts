import { z } from 'zod'
import { makeCredentials, type Credentials } from '../credentials'
import type { DataFolder } from '../data-folder'

const CREDENTIALS_FILE = 'collector-credentials.json'

const text = z.string().min(1)
const fileSchema = z.object({ endpointKey: text, username: text, accessSecret: text })

/**
 * Takes the credentials from `MOVABLE_INK_ENDPOINT_KEY`, `MOVABLE_INK_USERNAME` and `MOVABLE_INK_ACCESS_SECRET`; those
 * that are not set are made once and kept in the data folder, so that they survive a restart.
 *
 * @throws CollectorError when the data folder cannot be written to.
 */
export const keptCredentials = async (folder: DataFolder, env: NodeJS.ProcessEnv): Promise<Credentials> => {
  const kept = (await load(folder)) ?? (await folder.alone(async () => (await load(folder)) ?? make(folder)))
  return {
    endpointKey: env.MOVABLE_INK_ENDPOINT_KEY || kept.endpointKey,
    username: env.MOVABLE_INK_USERNAME || kept.username,
    accessSecret: env.MOVABLE_INK_ACCESS_SECRET || kept.accessSecret
  }
}

const load = async (folder: DataFolder): Promise<Credentials | undefined> => {
  try {
    return fileSchema.parse(JSON.parse((await folder.read(CREDENTIALS_FILE)) ?? ''))
  } catch {
    return undefined
  }
}

const make = async (folder: DataFolder): Promise<Credentials> => {
  const credentials = makeCredentials()
  await folder.write(CREDENTIALS_FILE, `${JSON.stringify(credentials, null, 2)}\n`)
  return credentials
}
