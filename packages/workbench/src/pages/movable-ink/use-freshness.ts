import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { EmbeddedMovableInk } from '../../api/movable-ink'

/** Of what the page shows, that which changes when a request comes. */
const CHANGING = ['received', 'rejected', 'profiles', 'profile', 'faults', 'check']

/** Looks again at what has arrived as soon as the totals tell that something did, and not before. */
export function useFreshness({ totals: { requests }, faults }: EmbeddedMovableInk): void {
  const queries = useQueryClient()
  const seen = useRef(`${requests} ${faults}`)
  useEffect(() => {
    const state = `${requests} ${faults}`
    if (seen.current === state) return
    seen.current = state
    for (const kind of CHANGING) void queries.invalidateQueries({ queryKey: ['movable-ink', kind] })
  }, [queries, requests, faults])
}
