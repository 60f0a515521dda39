import { Button, Grid, Skeleton, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBroadcast, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { catalogQuery } from '../../api/catalog'
import { flowingDestinationsQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { movableInkQuery } from '../../api/movable-ink'
import { newestEventAtQuery, sourcesQuery } from '../../api/sources'
import type { Source } from '../../api/sources'
import { credentialsStep } from '../../checklist/credentials-step'
import { useFlowFacts } from '../../checklist/use-flow-facts'
import { COLLECTOR, credentialsCopied, sharedBefore } from '../../checklist/done-before'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Loaded } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { useFailure } from '../../ui/use-failure'
import { CreateSource } from '../sources/create-source'
import { SLUG } from './slug'
import { SetUp } from './set-up'
import { destinationToSetUp, setUpSteps } from './set-up-steps'
import { SourceFlows } from './source-flows'
import { useDoneBefore } from './use-done-before'

const COLUMNS = { flows: { base: 12, lg: 8 }, setUp: { base: 12, lg: 4 } }

function Loading() {
  return (
    <Grid gap="lg" aria-busy="true" aria-label="Loading">
      <Grid.Col span={COLUMNS.flows}>
        <Skeleton height={340} />
      </Grid.Col>
      <Grid.Col span={COLUMNS.setUp}>
        <Skeleton height={420} />
      </Grid.Col>
    </Grid>
  )
}

function NoSource() {
  const [isCreating, creating] = useDisclosure()
  return (
    <EmptyState
      icon={IconBroadcast}
      title="There is no source yet"
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={creating.open}>
          Create source
        </Button>
      }
    >
      A source is where events come from: a website, an app, a server. Create one, send it events, then add Movable Ink
      as its destination.
      <CreateSource opened={isCreating} onClose={creating.close} />
    </EmptyState>
  )
}

function SetUpOf({ sources, destinations }: { sources: readonly Source[]; destinations: readonly Destination[] }) {
  const catalog = useQuery(catalogQuery)
  const destination = destinationToSetUp(destinations)
  const source = sources.find(({ id }) => id === destination?.sourceId) ?? sources[0]
  const newest = useQuery({ ...newestEventAtQuery(source?.id ?? ''), enabled: source !== undefined })
  const movableInk = useQuery({ ...movableInkQuery, refetchInterval: false })
  const { facts } = useFlowFacts(destination)
  const isShared = useDoneBefore(sharedBefore, source?.id)
  const isCopied = useDoneBefore(credentialsCopied, COLLECTOR)
  const failures = [useFailure(newest), useFailure(catalog)]
  const failure = failures.find((one) => one !== null) ?? null
  if (source === undefined || newest.data === undefined || catalog.data === undefined) {
    if (failure === null) return <Skeleton height={420} />
    return (
      <ErrorState
        error={failure}
        isTrying={newest.isFetching || catalog.isFetching}
        onRetry={() => {
          void newest.refetch()
          void catalog.refetch()
        }}
      />
    )
  }
  const slug = destination?.slug ?? SLUG
  const steps = setUpSteps({
    sourceId: source.id,
    destination,
    settings: catalog.data.find((entry) => entry.slug === slug)?.settings ?? [],
    slug,
    hasEvents: newest.data !== null,
    hasCollector: movableInk.data?.embedded === true,
    isShared,
    isCopied,
    areRefused: facts !== undefined && credentialsStep(facts).state === 'problem'
  })
  return <SetUp steps={steps} of={destination?.name} />
}

/** What flows from where to where, what stands in the way, and what is left of the set-up. */
export function Page() {
  const sources = useQuery(sourcesQuery)
  const destinations = useQuery(flowingDestinationsQuery)
  return (
    <>
      <PageHeader
        title="Overview"
        description="What flows from your sources to Movable Ink, and what stands in the way."
      />
      <Loaded query={sources} loading={<Loading />}>
        {(allSources) =>
          allSources.length === 0 ? (
            <NoSource />
          ) : (
            <Loaded query={destinations} loading={<Loading />}>
              {(all) => (
                <Grid gap="lg">
                  <Grid.Col span={COLUMNS.flows}>
                    <Stack gap="xl">
                      {allSources.map((source) => (
                        <SourceFlows
                          key={source.id}
                          source={source}
                          destinations={all.filter(({ sourceId }) => sourceId === source.id)}
                        />
                      ))}
                    </Stack>
                  </Grid.Col>
                  <Grid.Col span={COLUMNS.setUp}>
                    <SetUpOf sources={allSources} destinations={all} />
                  </Grid.Col>
                </Grid>
              )}
            </Loaded>
          )
        }
      </Loaded>
    </>
  )
}
