import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { EventMapping } from '../../sharing/event-mapping'
import type { Step } from '../../sharing/json'
import { maskPayloads } from '../../sharing/masking'
import type { Masked } from '../../sharing/masking'
import { patternText } from '../../sharing/path-text'
import { pickEvents } from '../../sharing/pick-events'
import type { Candidate, EventGroup, SeenEvent } from '../../sharing/pick-events'
import { suggestEventMapping } from '../../sharing/suggest-event-mapping'
import { readShareQuery, writeShareQuery } from './share-query'
import type { ShareQuery } from './share-query'

/** A group with the event of it that is shared. */
export interface ChosenEvent {
  group: EventGroup
  candidate: Candidate
  isShared: boolean
}

type Decision = 'mask' | 'keep'

const NO_DECISIONS: ReadonlyMap<string, Decision> = new Map()
const NO_EDITS: ReadonlyMap<string, EventMapping> = new Map()

/** Whether one of these ids is that of an event of the group. */
const isOfGroup = ({ candidates }: EventGroup, ids: ReadonlySet<string>) =>
  candidates.some(({ event }) => ids.has(event.id))

function chosenEvents(groups: readonly EventGroup[], { without, chosen }: ShareQuery): ChosenEvent[] {
  return groups.map((group) => ({
    group,
    candidate: group.candidates.find(({ event }) => chosen.has(event.id)) ?? group.candidates[0],
    isShared: !isOfGroup(group, without)
  }))
}

/** Whether all of a field, or something in it, is masked for what it is, rather than for a word in it. */
const isMaskedIn = ({ findings }: Masked, key: string) => {
  const paths = findings
    .filter((finding) => finding.isMasked && finding.isWhole && finding.payloads.includes(key))
    .map(({ sharedPath }) => sharedPath)
  return (steps: readonly Step[]) => {
    const path = patternText(steps)
    return paths.some((masked) => masked === path || masked.startsWith(`${path}.`) || masked.startsWith(`${path}[`))
  }
}

function suggestions(masked: Masked): ReadonlyMap<string, EventMapping> {
  return new Map(masked.payloads.map(({ key, event }) => [key, suggestEventMapping(event, isMaskedIn(masked, key))]))
}

const withEntry = <Value>(entries: ReadonlyMap<string, Value>, key: string, value: Value | undefined) => {
  const changed = new Map(entries)
  if (value === undefined) changed.delete(key)
  else changed.set(key, value)
  return changed
}

/** All that the steps of the page share: which events, what is masked in them, and the event mapping of each. */
export function useShare(events: readonly SeenEvent[]) {
  const [params, setParams] = useSearchParams()
  const [decisions, setDecisions] = useState(NO_DECISIONS)
  const [edits, setEdits] = useState(NO_EDITS)
  const [exported, setExported] = useState({ decisions: NO_DECISIONS, edits: NO_EDITS })
  const query = useMemo(() => readShareQuery(params), [params])
  const groups = useMemo(() => pickEvents(events), [events])
  const chosen = useMemo(() => chosenEvents(groups, query), [groups, query])
  const shared = chosen.filter(({ isShared }) => isShared)
  const openGroup = groups.find((group) => query.open !== undefined && isOfGroup(group, new Set([query.open])))
  // What is masked depends on these alone, not on all that stands in the address.
  const sharedIds = shared.map(({ candidate }) => candidate.event.id).join(' ')
  const masked = useMemo(() => {
    const ids = new Set(sharedIds.split(' '))
    const wanted = groups.flatMap(({ key, candidates }) =>
      candidates.filter(({ event }) => ids.has(event.id)).map(({ event }) => ({ key, event: event.payload }))
    )
    return maskPayloads(wanted, decisions)
  }, [groups, sharedIds, decisions])
  const suggested = useMemo(() => suggestions(masked), [masked])
  const isEdited = (exported.decisions !== decisions || exported.edits !== edits) && decisions.size + edits.size > 0

  const change = (changes: Partial<ShareQuery>) =>
    setParams((current) => writeShareQuery(current, changes), {
      replace: changes.step === undefined,
      preventScrollReset: changes.step === undefined
    })
  return {
    query,
    change,
    chosen,
    shared,
    openKey: openGroup?.key,
    /** Opens a group, or none. */
    open: (key: string | undefined) => change({ open: groups.find((group) => group.key === key)?.id }),
    /** Shares all but these. */
    shareWithout: (keys: ReadonlySet<string>) =>
      change({ without: new Set(groups.filter(({ key }) => keys.has(key)).map(({ id }) => id)) }),
    masked,
    decisions,
    decide: (id: string, decision: Decision | undefined) => setDecisions((now) => withEntry(now, id, decision)),
    mappingOf: (key: string): EventMapping => edits.get(key) ?? suggested.get(key) ?? { name: '', match: '', rows: [] },
    isMappingEdited: (key: string) => edits.has(key),
    editMapping: (key: string, mapping: EventMapping | undefined) => setEdits((now) => withEntry(now, key, mapping)),
    isEdited,
    noteExport: () => setExported({ decisions, edits })
  }
}

export type Share = ReturnType<typeof useShare>
