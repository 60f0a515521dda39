/**
 * By which entry of its `integrations` object an event asks not to be sent to a destination, such as `All`; undefined when it
 * does not. A destination that is not named goes by `All`, which is on unless it is `false` [documented].
 *
 * @param name of the destination in the catalog; "… (Actions)" means the same
 */
export function switchedOffBy(integrations: unknown, name: string): string | undefined {
  if (typeof integrations !== 'object' || integrations === null) return undefined
  const choices = integrations as Record<string, unknown>
  const own = [name, `${name} (Actions)`].find((key) => choices[key] != null)
  const key = own ?? 'All'
  return choices[key] === false ? key : undefined
}
