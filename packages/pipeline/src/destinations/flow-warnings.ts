import type { PauseState } from '../delivery/pause'
import type { Destination } from './destinations'
import type { Flow } from './flow'

/** Codes of what keeps events from a destination. They are stable: programs may depend on them. */
export const FLOW_WARNINGS = ['NO_EVENTS', 'MISSING_SETTINGS', 'DISABLED', 'NO_ENABLED_MAPPING', 'PAUSED'] as const

/** Something that keeps events from a destination. */
export interface FlowWarning {
  code: (typeof FLOW_WARNINGS)[number]
  /** What it is, and what to change. */
  message: string
}

/** What is known of a destination. */
export interface FlowFacts {
  destination: Pick<Destination, 'enabled'>
  /** The labels of settings that it needs and does not have. */
  missing: readonly string[]
  flow: Flow
  pause: PauseState
}

function mappingsMessage({ mappingCount }: Flow): string {
  if (mappingCount === 0) return 'The destination has no mapping. Make one, and enable it.'
  if (mappingCount === 1) return 'The mapping of the destination is disabled. Enable it.'
  return `None of the ${mappingCount} mappings of the destination is enabled. Enable one.`
}

/** All that keeps events from a destination, in the order in which an event meets it. */
export function flowWarnings({ destination, missing, flow, pause }: FlowFacts): FlowWarning[] {
  const warnings: (FlowWarning | false)[] = [
    flow.newestEventAt === null && {
      code: 'NO_EVENTS',
      message: 'There is no event of its source. Send one with the write key of the source.'
    },
    missing.length > 0 && {
      code: 'MISSING_SETTINGS',
      message: `The destination cannot be enabled without these settings: ${missing.join(', ')}. Set them.`
    },
    !destination.enabled && {
      code: 'DISABLED',
      message: 'The destination is disabled, so that it gets no events. Enable it.'
    },
    flow.enabledMappingCount === 0 && { code: 'NO_ENABLED_MAPPING', message: mappingsMessage(flow) },
    pause.kind === 'paused' && {
      code: 'PAUSED',
      message:
        'The destination could not be reached lately, or asked to wait. What is queued waits, and is sent as soon as it takes something again.'
    }
  ]
  return warnings.filter((warning) => warning !== false)
}
