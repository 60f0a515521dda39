/**
 * Measures several things in turns, A B C A B C, so that what changes on the machine meanwhile changes all of them. Only
 * one of them runs at a time.
 *
 * @returns what was measured in each round, by name
 */
export async function interleave<Name extends string, Result>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name, round: number) => Promise<Result>
): Promise<Record<Name, Result[]>> {
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await measure(name, round))
  }
  return results
}
