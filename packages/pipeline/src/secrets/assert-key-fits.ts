import { eq } from 'drizzle-orm'
import { PipelineError } from '../pipeline-error'
import type { Database } from '../store/database'
import { properties } from '../store/schema'
import type { Sealer } from './sealer'

const NAME = 'key check'
const TEXT = 'The key fits.'

/**
 * Makes sure that what is sealed in the store can be opened. The first key that a store is used with is its key.
 *
 * @throws PipelineError when the store was sealed with another one
 */
export async function assertKeyFits(database: Database, sealer: Sealer): Promise<void> {
  await database
    .insert(properties)
    .values({ name: NAME, value: await sealer.seal(TEXT) })
    .onConflictDoNothing()
  const [check] = await database.select().from(properties).where(eq(properties.name, NAME))
  const opened = await sealer.open(check?.value ?? '').catch(() => undefined)
  if (opened !== TEXT) {
    throw new PipelineError(
      'The store was sealed with another key. Set MOVABLE_INK_KEY to the one it was made with, or put its key file back.'
    )
  }
}
