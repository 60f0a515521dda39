import { Anchor, Badge, Skeleton, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { movableInkQuery } from '../../api/movable-ink'
import type { EmbeddedMovableInk } from '../../api/movable-ink'
import { Loaded } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { EventMappingsTab } from './event-mappings/event-mappings-tab'
import { FaultsTab } from './faults/faults-tab'
import { countOf } from '../../ui/counting'
import classes from './movable-ink.module.css'
import { NotEmbedded } from './not-embedded'
import { ProfilesTab } from './profiles/profiles-tab'
import { ReceivedTab } from './received/received-tab'
import { SetUpTab } from './set-up/set-up-tab'
import { TABS, useMovableInkView } from './use-movable-ink-view'
import { useFreshness } from './use-freshness'

function Embedded({ movableInk }: { movableInk: EmbeddedMovableInk }) {
  const { tab, linkTo } = useMovableInkView()
  const tabs = useRef<HTMLDivElement>(null)
  useFreshness(movableInk)
  useEffect(() => {
    // Where it is narrow, the tab of a link may be out of sight.
    tabs.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <Tabs value={tab} keepMounted={false}>
      <div ref={tabs} className={classes.tabs}>
        <Tabs.List className={classes.list}>
          {TABS.map(({ name, title }) => (
            <Tabs.Tab key={name} value={name} renderRoot={(props) => <Link to={linkTo({ tab: name })} {...props} />}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Panel value="set-up">
        <SetUpTab movableInk={movableInk} />
      </Tabs.Panel>
      {/* What is edited there is not lost by a look at what arrives. */}
      <Tabs.Panel value="event-mappings" keepMounted>
        <EventMappingsTab accepted={movableInk.totals.byEventMapping} />
      </Tabs.Panel>
      <Tabs.Panel value="received">
        <ReceivedTab totals={movableInk.totals} />
      </Tabs.Panel>
      <Tabs.Panel value="profiles">
        <ProfilesTab />
      </Tabs.Panel>
      <Tabs.Panel value="faults">
        <FaultsTab />
      </Tabs.Panel>
    </Tabs>
  )
}

/** The other side: what Movable Ink takes, keeps and answers, where a collector plays it on this machine. */
export function Page() {
  const movableInk = useQuery(movableInkQuery)
  const { linkTo } = useMovableInkView()
  const faults = movableInk.data?.embedded === true ? movableInk.data.faults : 0
  return (
    <>
      <PageHeader
        title="Movable Ink collector"
        description="The other side, played by a collector on this machine: what it takes, what it keeps of it, and what it answers."
        beside={
          faults > 0 && (
            <Anchor component={Link} to={linkTo({ tab: 'faults' })} underline="never">
              <Badge color="yellow" variant="light" style={{ cursor: 'inherit' }}>
                {countOf(faults, 'fault')} on
              </Badge>
            </Anchor>
          )
        }
      />
      <Loaded
        query={movableInk}
        loading={
          <Stack aria-busy="true" aria-label="Loading">
            <Skeleton height={36} />
            <Skeleton height={92} />
            <Skeleton height={320} />
          </Stack>
        }
      >
        {(data) => (data.embedded ? <Embedded movableInk={data} /> : <NotEmbedded />)}
      </Loaded>
    </>
  )
}
