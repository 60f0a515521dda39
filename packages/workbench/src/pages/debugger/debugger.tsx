import { Box, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Source } from '../../api/sources'
import { ErrorState } from '../../ui/error-state'
import { PageHeader } from '../../ui/page-header'
import { DebuggerActions } from './debugger-actions'
import { changedQuery, readQuery } from './debugger-query'
import classes from './debugger.module.css'
import { EventDetails } from './event-details'
import { EventFilters } from './event-filters'
import { EventPane } from './event-pane'
import { titleOf } from './event-words'
import { FirstEvent } from './first-event'
import { NothingSelected } from './nothing-selected'
import { useLiveEvents } from './use-live-events'

/** Wide enough for the list and an event side by side. */
const SIDE_BY_SIDE = '(min-width: 62em)'

/** The events of a source: a list that is kept up to date, and the one that is selected. */
export function Debugger({ source }: { source: Source }) {
  const [params, setParams] = useSearchParams()
  const { filter, eventId, view } = readQuery(params)
  const [isPaused, setPaused] = useState(false)
  const live = useLiveEvents(source.id, filter, isPaused)
  const isWide = useMediaQuery(SIDE_BY_SIDE, false, { getInitialValueInEffect: false })
  const details = useRef<HTMLElement>(null)

  const change = (changes: Parameters<typeof changedQuery>[1], replace = true) =>
    setParams((current) => changedQuery(current, changes), { replace, preventScrollReset: replace })
  const sources = { title: 'Sources', to: '/sources' }
  const own = { title: source.name, to: `?${changedQuery(params, { event: undefined }).toString()}` }

  const event = eventId !== undefined && (
    <EventDetails
      key={eventId}
      id={eventId}
      listed={live.events?.find(({ id }) => id === eventId)}
      view={view}
      onViewChange={(wanted) => change({ view: wanted === 'raw' ? 'raw' : undefined })}
      partOrder={isWide ? 3 : 2}
      heading={(shown, received) =>
        isWide ? (
          <Box mb="md">
            <Title order={2} size="h4" className={classes.title}>
              {titleOf(shown)}
            </Title>
            {received}
          </Box>
        ) : (
          <PageHeader title={titleOf(shown)} above={[sources, own]} description={received} />
        )
      }
    />
  )
  if (event !== false && !isWide) return event

  const isFiltered = Object.keys(filter).length > 0
  const isEmpty = live.events?.length === 0 && !isFiltered && !live.isStale
  return (
    <>
      <PageHeader
        title="Debugger"
        above={[sources, { title: source.name, to: `/sources/${source.id}/debugger` }]}
        actions={<DebuggerActions sourceId={source.id} />}
      />
      {live.error === undefined && isEmpty ? (
        <FirstEvent sourceId={source.id} />
      ) : (
        <>
          <EventFilters sourceId={source.id} filter={filter} onChange={change} />
          {live.error === undefined ? (
            <div className={classes.panes}>
              <EventPane
                live={live}
                isFiltered={isFiltered}
                selectedId={eventId}
                followsSelection={isWide}
                onSelect={(id) => change({ event: id }, isWide)}
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
