import type { Attribution } from '../profile/attribute'

/** A target, with what was measured. */
export interface Target {
  name: string
  wanted: string
  /** Undefined when its section was not measured. */
  measured?: string
  met?: boolean
  /** Where the time goes; shown when it is missed. */
  held?: Attribution
  /** What was measured against the limit; shown when it is missed. */
  limit?: string
}

/** Memory may differ by so much without growing. */
export const SAME_MEMORY = 1.1
