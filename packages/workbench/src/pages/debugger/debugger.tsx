import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Source } from '../../api/sources'
import { ErrorState } from '../../ui/error-state'
import { DebuggerHeader } from './debugger-header'
import { changedQuery, readQuery } from './debugger-query'
import type { QueryChanges } from './debugger-query'
import classes from './debugger.module.css'
import { EventDetails } from './event-details'
import { EventFilters } from './event-filters'
import { EventPane } from './event-pane'
import { FirstEvent } from './first-event'
import { NothingSelected } from './nothing-selected'
import { useLiveEvents } from './use-live-events'

/** Wide enough for the list and an event side by side. */
const SIDE_BY_SIDE = '(min-width: 62em)'

/** The events of a source: a list that is kept up to date, and the one that is selected. */
export function Debugger({ source }: { source: Source }) {
  const [params, setParams] = useSearchParams()
  const { filter, eventId, view } = useMemo(() => readQuery(params), [params])
  const [isPaused, setPaused] = useState(false)
  const live = useLiveEvents(source.id, filter, isPaused)
  const isWide = useMediaQuery(SIDE_BY_SIDE, false, { getInitialValueInEffect: false })
  const details = useRef<HTMLElement>(null)
  // Where an event is a view of its own, the list is left, and come back to at that event.
  const [returnsTo, setReturnsTo] = useState<string>()
  if (!isWide && eventId !== undefined && eventId !== returnsTo) setReturnsTo(eventId)

  const change = useCallback(
    (changes: QueryChanges) =>
      setParams((current) => changedQuery(current, changes), { replace: true, preventScrollReset: true }),
    [setParams]
  )
  // A view of its own is a step to come back from.
  const open = (id: string) => (isWide ? change({ event: id }) : setParams(changedQuery(params, { event: id })))

  const event = eventId !== undefined && (
    <EventDetails
      key={eventId}
      id={eventId}
      listed={live.events?.find(({ id }) => id === eventId)}
      source={source}
      isPage={!isWide}
      view={view}
      onChange={change}
    />
  )
  if (event !== false && !isWide) return event

  const isFiltered = Object.keys(filter).length > 0
  const isEmpty = live.events?.length === 0 && !isFiltered && !live.isStale
  return (
    <>
      <DebuggerHeader source={source} />
      {live.error === undefined && isEmpty ? (
        <FirstEvent sourceId={source.id} connection={live.connection} />
      ) : (
        <>
          <EventFilters sourceId={source.id} filter={filter} onChange={change} />
          {live.error === undefined ? (
            <div className={classes.panes}>
              <EventPane
                live={live}
                isFiltered={isFiltered}
                selectedId={eventId}
                returnsTo={returnsTo}
                onReturned={() => setReturnsTo(undefined)}
                followsSelection={isWide}
                onSelect={open}
                onOpen={() => details.current?.focus()}
                onPausedChange={setPaused}
                onClearFilters={() => change({ search: undefined, type: undefined, name: undefined })}
              />
              {isWide && (
                <section ref={details} tabIndex={0} aria-label="Selected event" className={classes.details}>
                  {event === false ? <NothingSelected /> : event}
                </section>
              )}
            </div>
          ) : (
            <ErrorState error={live.error} />
          )}
        </>
      )}
    </>
  )
}
