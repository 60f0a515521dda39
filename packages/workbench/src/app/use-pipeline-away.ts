import { useSyncExternalStore } from 'react'
import { presence } from '../api/presence'

/** Whether the pipeline did not answer what was asked last. */
export const usePipelineAway = () => useSyncExternalStore(presence.subscribe, presence.isAway)
