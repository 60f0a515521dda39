import { Anchor, Card, Code, Group, List, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sentenceOf } from '../../api/api-error'
import type { CatalogAction, CatalogEntry } from '../../api/catalog'
import type { Destination } from '../../api/destinations'
import { triggerInWords } from '../../trigger/trigger-in-words'
import { DestinationState } from '../destination/destination-state'

/** The most mappings that Segment, and this pipeline, let a destination have. */
const MOST_MAPPINGS = 50

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder padding="lg" component="section">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Card>
  )
}

function Needs({ entry }: { entry: CatalogEntry }) {
  return (
    <Section title="What it needs">
      <List spacing="sm">
        {entry.settings.map(({ key, label, description, required }) => (
          <List.Item key={key}>
            <Text span fw={600}>
              {label}
            </Text>{' '}
            <Text span c="dimmed" size="sm">
              {required ? 'setting' : 'setting, optional'}
            </Text>
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          </List.Item>
        ))}
        <List.Item>
          <Text span fw={600}>
            A mapping
          </Text>
          <Text size="sm" c="dimmed">
            Which events are sent, and as what. It starts disabled.
          </Text>
        </List.Item>
        <List.Item>
          <Text span fw={600}>
            An event mapping at Movable Ink
          </Text>
          <Text size="sm" c="dimmed">
            Movable Ink makes it from sample payloads that you share first, and then hands over the endpoint URL, the
            access key ID and the access secret.
          </Text>
        </List.Item>
      </List>
    </Section>
  )
}

function ActionFields({ action }: { action: CatalogAction }) {
  const shown = action.fields.filter(({ hidden }) => !hidden)
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>{action.title}</Text>
        <Text size="sm" c="dimmed">
          {action.description}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={0}>
        <Table aria-label={`Fields of ${action.title}`} verticalSpacing="xs" horizontalSpacing={0}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th pr="md">Field</Table.Th>
              <Table.Th>What it is</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ key, label, description, type, required }) => (
              <Table.Tr key={key}>
                <Table.Td pr="md" style={{ verticalAlign: 'top' }}>
                  <Text size="sm" fw={500}>
                    {label}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {required ? `${type}, required` : type}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{description}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}

interface AddedProps {
  /** Those that are there already; undefined until they are loaded. */
  added: readonly Destination[] | undefined
  /** Why they could not be loaded. */
  failure: Error | null
}

function Added({ added, failure }: AddedProps) {
  if (added === undefined) {
    return (
      <Section title="Added">
        {failure === null ? (
          <Skeleton height={24} aria-label="Loading" />
        ) : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {sentenceOf(failure)}
          </Text>
        )}
      </Section>
    )
  }
  return (
    <Section title="Added">
      {added.length === 0 ? (
        <Text c="dimmed" size="sm">
          It is not added to a source yet.
        </Text>
      ) : (
        <Stack gap="xs">
          {added.map((destination) => (
            <Group key={destination.id} justify="space-between">
              <Anchor component={Link} to={`/destinations/${destination.id}`} style={{ overflowWrap: 'anywhere' }}>
                {destination.name}
              </Anchor>
              <DestinationState destination={destination} />
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  )
}

/** All that the catalog says of a destination. */
export function EntryDetails({ entry, ...added }: AddedProps & { entry: CatalogEntry }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Stack gap="lg">
        <Section title="What it does">
          <Text size="sm">
            It sends each event that a mapping matches to Movable Ink, as one POST request with JSON, or together with
            others where batching is on. What is not taken is tried again for four hours, or discarded with the reason.
          </Text>
        </Section>
        <Needs entry={entry} />
        <Section title="Limits">
          <List size="sm" spacing={4}>
            <List.Item>{MOST_MAPPINGS} mappings for each destination</List.Item>
            <List.Item>Requests smaller than 2 MB</List.Item>
            <List.Item>Events no older than 30 days</List.Item>
          </List>
        </Section>
      </Stack>
      <Stack gap="lg">
        <Added {...added} />
        <Section title={entry.actions.length === 1 ? 'Action' : 'Actions'}>
          <Stack gap="lg">
            {entry.actions
              .filter(({ hidden }) => !hidden)
              .map((action) => (
                <ActionFields key={action.key} action={action} />
              ))}
          </Stack>
        </Section>
        <Section title={entry.presets.length === 1 ? 'Preset' : 'Presets'}>
          <Stack>
            {entry.presets.map(({ name, trigger }) => (
              <Stack key={name} gap={6}>
                <Text fw={600}>{name}</Text>
                <Text size="sm">{triggerInWords(trigger)}.</Text>
                <Code block style={{ whiteSpace: 'pre-wrap' }}>
                  {trigger}
                </Code>
              </Stack>
            ))}
          </Stack>
        </Section>
      </Stack>
    </SimpleGrid>
  )
}
