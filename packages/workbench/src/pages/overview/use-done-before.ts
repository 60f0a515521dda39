import { useSyncExternalStore } from 'react'
import type { DoneBefore } from '../../checklist/done-before'

/** Whether something was done before with what has this id. */
export const useDoneBefore = ({ subscribe, wasDone }: DoneBefore, id: string | undefined): boolean =>
  useSyncExternalStore(subscribe, () => id !== undefined && wasDone(id))
