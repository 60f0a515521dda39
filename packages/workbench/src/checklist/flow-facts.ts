import type { CatalogSetting } from '../api/catalog'
import type { CredentialCheck, Destination } from '../api/destinations'
import type { Totals } from '../api/totals'
import type { TriedTrigger } from '../api/tried-triggers'
import type { Failure } from './failures'

/** A trigger that was tried, and what it may do that it does not say. */
export interface WatchedTrigger extends TriedTrigger {
  warnings?: readonly string[]
}

/** The collector on this machine, which plays Movable Ink. */
export interface CollectorFacts {
  activeEventMappings: number
}

/** All that the checklist looks at. What is missing is not known yet. */
export interface FlowFacts {
  destination: Destination
  /** The settings that the catalog asks for. */
  settings: readonly CatalogSetting[]
  /** In milliseconds since 1970. */
  now: number
  /** Of the enabled mappings. */
  triggers?: readonly WatchedTrigger[]
  lastHour?: Totals
  /** What keeps deliveries from arriving, as things are, the newest first. */
  failures?: readonly Failure[]
  /** What a check of the credentials found since somebody asked for one. */
  check?: CredentialCheck
  /** Missing, too, when the destination sends elsewhere. */
  collector?: CollectorFacts
}

/** Whether an event gets past a step: not known where only Movable Ink or the next event can tell. */
export type StepState = 'ok' | 'problem' | 'unknown'

export const STEP_KEYS = [
  'events',
  'enabled',
  'mappings',
  'trigger',
  'settings',
  'credentials',
  'pause',
  'event-mapping',
  'deliveries'
] as const

/** One place that an event passes on its way to Movable Ink. */
export interface Step {
  key: (typeof STEP_KEYS)[number]
  title: string
  state: StepState
  sentence: string
  /** What more there is to say, such as each reason why events were not delivered. */
  details?: readonly string[]
  /** Whether what stood in the way was changed since, so that only the next event shows whether it still does. */
  isChangedSince?: boolean
  /** The page that fixes it, or shows more. */
  link?: { text: string; to: string }
}

/** What a step says beside its key and title. */
export type Finding = Omit<Step, 'key' | 'title'>
