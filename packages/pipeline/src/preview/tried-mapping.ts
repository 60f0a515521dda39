import { z } from 'zod'
import type { CatalogEntry } from '../catalog'
import { Refusal } from '../refusal'

/** A mapping to try, saved or not. */
export const triedMapping = z.strictObject({
  trigger: z.string().max(10_000).describe('In FQL.'),
  action: z.string().max(100),
  fields: z.record(z.string(), z.unknown()).describe("The action's fields, each a value or a mapping directive.")
})

export type TriedMapping = z.infer<typeof triedMapping>

/** An event as it stands in the Debugger, or any other. */
export const triedEvent = z.record(z.string(), z.unknown()).describe('A raw event.')

/** @throws Refusal `INVALID_REQUEST` when the destination has no such action */
export function assertAction({ definition }: CatalogEntry, { action }: TriedMapping): void {
  if (Object.hasOwn(definition.actions, action)) return
  const message = `must be one of ${Object.keys(definition.actions).join(', ')}`
  throw new Refusal('INVALID_REQUEST', `The action of the mapping ${message}.`, [{ path: 'mapping.action', message }])
}
