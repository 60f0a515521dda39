type JsonObject = Record<string, unknown>

/** Which events Movable Ink takes and what it keeps of them: `match` and the values of `fields` are in jq. */
export interface EventMapping {
  name: string
  match: string
  fields: Record<string, string>
  active: boolean
}

/** An event mapping as it was tried. */
export interface TriedEventMapping {
  /** What is wrong with it; `path` is `name`, `match`, or `fields.` and the field's name. */
  mistakes: { path: string; message: string }[]
  /** By list of events; missing when the criterion cannot be run. */
  matches?: { count: number; of: number; examples: { event: JsonObject; fields: JsonObject }[] }[]
}

/** An event that Movable Ink has accepted. */
export interface AcceptedEvent {
  /** No other event has it, also after a restart. */
  id: string
  requestId: string
  /** ISO 8601. */
  receivedAt: string
  event: JsonObject
  /** Each event mapping that matched it, with the fields it found. */
  eventMappings: { name: string; fields: JsonObject }[]
}

/** A request whose events were not accepted. */
export interface RejectedRequest {
  at: Date
  method: string
  /** Undefined when the connection was cut before. */
  status?: number
  requestId: string
  /** What it was answered, or the fault that was played. */
  reason?: string
}

/** What Movable Ink knows of a person. */
export interface Profile {
  /** The user id, or while there is none the anonymous one. */
  id: string
  userId?: string
  anonymousIds: string[]
  fields: JsonObject
  /** Oldest first. */
  events: AcceptedEvent[]
}

/** How Movable Ink is made to fail, for `times` requests or a `share` of all. */
export type Fault = { times?: number; share?: number } & (
  | { kind: 'status'; status: number; message?: string; retryAfter?: number | string; body?: string | JsonObject }
  | { kind: 'delay'; ms: number }
  | { kind: 'reset'; at?: 'before-answer' | 'mid-body' }
  | { kind: 'truncate' }
  | { kind: 'redirect'; status: number; location: string }
)

/** A fault that is on. */
export interface PlannedFault {
  fault: Fault
  /** How many requests are still to meet it; undefined for a share, which has no end. */
  remaining?: number
}

/** What Movable Ink hands over to whoever sends events. */
export interface MovableInkCredentials {
  url: string
  username: string
  accessSecret: string
}

/** Movable Ink as it is played on this machine, so that the API can look into it. */
export interface EmbeddedMovableInk {
  credentials: () => MovableInkCredentials
  totals: () => {
    requests: number
    accepted: number
    rejected: number
    events: number
    byEventMapping: Record<string, number>
  }
  eventMappings: () => EventMapping[]
  /**
   * Puts event mappings in force, and keeps them for the next start.
   *
   * @returns the mistakes of each, in which case the former ones stay in force; an empty list when there are none
   */
  setEventMappings: (eventMappings: EventMapping[]) => Promise<TriedEventMapping[]>
  /** Tries event mappings that are not in force on lists of events. */
  tryEventMappings: (
    eventMappings: EventMapping[],
    lists: readonly (readonly JsonObject[])[]
  ) => Promise<TriedEventMapping[]>
  /** The newest first. */
  received: (query: { search?: string; userId?: string }, limit: number) => AcceptedEvent[]
  /** The newest first. */
  rejected: () => RejectedRequest[]
  /** Those whom it knows, by the newest event of each, the newest first. */
  profiles: () => Profile[]
  /** By any id of a person. */
  profile: (id: string) => Profile | undefined
  faults: () => PlannedFault[]
  addFault: (fault: Fault) => void
  clearFaults: () => void
}
