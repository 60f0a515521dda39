import { Anchor, Button, Card, Group, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { catalogQuery } from '../../api/catalog'
import type { CatalogEntry } from '../../api/catalog'
import { destinationsQuery } from '../../api/destinations'
import { countOf } from '../../ui/counting'
import { EmptyState } from '../../ui/empty-state'
import { Loaded } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { useFailure } from '../../ui/use-failure'
import { DestinationMark } from './destination-mark'
import { searchCatalog } from './search-catalog'

const COLUMNS = { base: 1, sm: 2, lg: 3 }

const addedInWords = (added: number | 'unknown') => {
  if (added === 'unknown') return 'Whether it is added could not be loaded'
  return added === 0 ? 'Not added yet' : `Added: ${countOf(added, 'destination')}`
}

function Entry({ entry, added }: { entry: CatalogEntry; added: number | 'unknown' | undefined }) {
  return (
    <Card withBorder padding="lg" component="article">
      <Group align="flex-start" wrap="nowrap">
        <DestinationMark />
        <Stack gap={4} miw={0}>
          <Title order={2} size="h4">
            <Anchor component={Link} to={`/catalog/${entry.slug}`} inherit>
              {entry.name}
            </Anchor>
          </Title>
          <Text c="dimmed" size="sm">
            {entry.description}
          </Text>
          {added === undefined ? (
            <Skeleton height={14} width={96} mt={14} mb={4} />
          ) : (
            <Text size="sm" mt="xs">
              {addedInWords(added)}
            </Text>
          )}
        </Stack>
      </Group>
    </Card>
  )
}

/** The destinations that can be added. */
export function Page() {
  const catalog = useQuery(catalogQuery)
  const destinations = useQuery(destinationsQuery)
  const failure = useFailure(destinations)
  const [parameters, setParameters] = useSearchParams()
  const search = parameters.get('search') ?? ''
  const searchFor = (text: string) => setParameters(text === '' ? {} : { search: text }, { replace: true })
  return (
    <>
      <PageHeader title="Catalog" description="The destinations that can be added to a source." />
      <TextInput
        type="search"
        aria-label="Search the catalog"
        placeholder="Search by name, action or setting"
        leftSection={<IconSearch size={16} />}
        maw={420}
        mb="lg"
        value={search}
        onChange={(change) => searchFor(change.currentTarget.value)}
      />
      <Loaded
        query={catalog}
        loading={
          <SimpleGrid cols={COLUMNS} aria-busy="true" aria-label="Loading">
            <Skeleton height={124} />
          </SimpleGrid>
        }
      >
        {(entries) => {
          const found = searchCatalog(entries, search)
          if (found.length === 0) {
            return (
              <EmptyState
                icon={IconSearchOff}
                title="No destination is found"
                action={
                  <Button variant="light" onClick={() => searchFor('')}>
                    Show all
                  </Button>
                }
              >
                Nothing in the catalog holds “{search}”.
              </EmptyState>
            )
          }
          return (
            <SimpleGrid cols={COLUMNS}>
              {found.map((entry) => (
                <Entry
                  key={entry.slug}
                  entry={entry}
                  added={
                    destinations.data?.filter(({ slug }) => slug === entry.slug).length ??
                    (failure === null ? undefined : 'unknown')
                  }
                />
              ))}
            </SimpleGrid>
          )
        }}
      </Loaded>
    </>
  )
}
