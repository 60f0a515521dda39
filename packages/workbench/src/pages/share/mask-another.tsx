import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { isNeverPersonal } from '../../sharing/find-in-leaf'
import { leavesOf } from '../../sharing/json'
import { patternText } from '../../sharing/path-text'
import type { Share } from './use-share'

/** Masks a field in which nothing personal was found. */
export function MaskAnother({ share }: { share: Share }) {
  const { masked, shared, decide } = share
  const offered = useMemo(() => {
    const known = new Set(masked.findings.map(({ id }) => id))
    const paths = shared.flatMap(({ candidate }) =>
      Array.from(leavesOf(candidate.event.payload))
        .filter((leaf) => leaf.value !== null && leaf.value !== '' && !isNeverPersonal(leaf))
        .map(({ steps }) => patternText(steps))
    )
    return [...new Set(paths)].filter((path) => !known.has(path)).sort()
  }, [masked, shared])
  return (
    <Select
      label="Mask another field"
      placeholder="Search for a field"
      maw={480}
      searchable
      limit={100}
      nothingFoundMessage="No such field"
      data={offered}
      value={null}
      onChange={(path) => path !== null && decide(path, 'mask')}
    />
  )
}
