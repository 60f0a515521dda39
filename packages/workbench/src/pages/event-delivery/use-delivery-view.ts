import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { changed, viewOf } from '../../delivery-figures/delivery-view'
import type { Parameter } from '../../delivery-figures/delivery-view'

/** What the address asks for, and how to change it. The page stays where it is scrolled to. */
export function useDeliveryView() {
  const [parameters, setParameters] = useSearchParams()
  const view = useMemo(() => viewOf(parameters), [parameters])
  const change = useCallback(
    (changes: Partial<Record<Parameter, string | null>>) =>
      setParameters((current) => changed(current, changes), { preventScrollReset: true }),
    [setParameters]
  )
  /** An address of this page, for a link. */
  const addressOf = useCallback(
    (changes: Partial<Record<Parameter, string | null>>) => ({ search: `?${changed(parameters, changes)}` }),
    [parameters]
  )
  return { ...view, change, addressOf }
}
