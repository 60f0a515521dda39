/**
 * Whether an event asks not to be sent to a destination, by Segment's `integrations` object [documented]: a destination that
 * is not named goes by `All`, which is on unless it is `false`.
 *
 * @param name of the destination in the catalog; "… (Actions)" means the same
 */
export function isSwitchedOff(integrations: unknown, name: string): boolean {
  if (typeof integrations !== 'object' || integrations === null) return false
  const choices = integrations as Record<string, unknown>
  const own = choices[name] ?? choices[`${name} (Actions)`]
  return own === undefined || own === null ? choices.All === false : own === false
}
