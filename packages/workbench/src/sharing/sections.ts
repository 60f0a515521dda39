import { KEPT_BY_DEFAULT } from './kinds-of-data'
import type { Kind } from './kinds-of-data'
import type { Finding } from './masking'

/** Findings as they are shown: what is masked or kept since then does not move. */
export interface FindingSections {
  chosen: readonly Finding[]
  personal: readonly Finding[]
  toLookAt: readonly Finding[]
  ids: readonly Finding[]
}

const isOnlyId = ({ kinds }: Finding) => kinds.every((kind) => kind === 'id')

/** Whether a finding stays as it is unless the person decides otherwise. */
const isKept = ({ kinds }: Finding) => kinds.every((kind) => KEPT_BY_DEFAULT[kind] !== undefined)

/** Findings by how they are to be looked at. */
export const sectionsOf = (findings: readonly Finding[]): FindingSections => ({
  chosen: findings.filter(({ why }) => why === 'chosen'),
  personal: findings.filter((finding) => finding.why !== 'chosen' && !isKept(finding)),
  toLookAt: findings.filter((finding) => finding.why !== 'chosen' && isKept(finding) && !isOnlyId(finding)),
  ids: findings.filter((finding) => finding.why !== 'chosen' && isOnlyId(finding))
})

/** What was left though it looks personal: all that is not masked but identifiers, which Movable Ink needs to see. */
export const leftPersonal = (findings: readonly Finding[]) =>
  findings.filter((finding) => !finding.isMasked && !isOnlyId(finding))

/** The paths of findings by what they hold; a field that holds two kinds stands at both. */
export function byKind(findings: readonly Finding[]): { kind: Kind; paths: string[] }[] {
  const paths = new Map<Kind, string[]>()
  for (const { kinds, path } of findings) {
    for (const kind of kinds) paths.set(kind, [...(paths.get(kind) ?? []), path])
  }
  return [...paths].map(([kind, found]) => ({ kind, paths: found }))
}
