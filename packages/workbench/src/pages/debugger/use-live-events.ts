import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { eventQuery, IN_VIEW, listEvents } from '../../api/events'
import type { EventFilter } from '../../api/events'
import { LiveEvents } from '../../api/live-events'
import type { LiveView } from '../../api/live-events'

interface LiveEventsShown extends LiveView {
  /** Whether the events are those of an earlier filter, until these are there. */
  isStale: boolean
}

/** The address of the stream, with the filter. */
const addressOf = (sourceId: string, filter: EventFilter) =>
  `/api/v1/sources/${encodeURIComponent(sourceId)}/events/live?${new URLSearchParams({ ...filter }).toString()}`

/** Reads while the page is looked at: a browser keeps few connections, and the pipeline few readers. */
function readWhileVisible(live: LiveEvents): () => void {
  const look = () => (document.visibilityState === 'visible' ? live.start() : live.stop())
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    live.stop()
  }
}

/** The last events of a source as they come; use it in a component whose source does not change. */
export function useLiveEvents(sourceId: string, filter: EventFilter, isPaused: boolean): LiveEventsShown {
  const queries = useQueryClient()
  const { search, type, name } = filter
  const live = useMemo(() => {
    const used: EventFilter = { ...(search && { search }), ...(type && { type }), ...(name && { name }) }
    return new LiveEvents({
      open: () => new EventSource(addressOf(sourceId, used)),
      // Not by a query: it would join a request under way, which is older than the stream.
      list: (signal) => listEvents(sourceId, used, IN_VIEW, signal),
      onNextFrame: (draw) => requestAnimationFrame(draw),
      onDelivery: ({ id }) => void queries.invalidateQueries({ queryKey: eventQuery(id).queryKey })
    })
  }, [sourceId, search, type, name, queries])
  useEffect(() => live.setPaused(isPaused), [live, isPaused])
  useEffect(() => readWhileVisible(live), [live])

  const view = useSyncExternalStore(live.subscribe, live.view)
  const [loaded, setLoaded] = useState(live)
  if (loaded !== live && (view.events !== undefined || view.error !== undefined)) setLoaded(live)
  const isStale = view.events === undefined && loaded !== live
  return { ...view, events: view.events ?? loaded.view().events, isStale }
}
