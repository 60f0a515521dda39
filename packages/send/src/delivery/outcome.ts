/** How the delivery of one event by one mapping ended. */
export type Outcome =
  | { kind: 'notMatched' }
  | ({ kind: 'delivered'; status: number } & Tried)
  /** Refused in a way that trying again does not change. */
  | ({ kind: 'discarded'; status: number | undefined; message: string } & Tried)
  /** Tried as often as allowed. */
  | ({ kind: 'failed'; status: number | undefined; message: string } & Tried)
  /** Not sent, because the run was stopped first. */
  | { kind: 'stopped' }

/** What is known of a delivery that was tried. */
export interface Tried {
  attempts: number
  /** How long the last attempt took, in milliseconds. */
  ms: number
  /** Movable Ink's id of the last attempt, when it gave one. */
  requestId?: string
}

/** Whether nothing is left to do for the event. */
export const isSettled = ({ kind }: Outcome): boolean => kind === 'delivered' || kind === 'notMatched'
