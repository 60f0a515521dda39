import { List, Paper, SimpleGrid, Text, Title } from '@mantine/core'

const KNOWN = [
  'POST /behavioral/{endpoint key} with Basic authentication and an event as JSON',
  'An unknown endpoint key is answered 404 before anything else, and every answer has an x-request-id',
  'Event mappings match in jq, keep the fields that they name, and discard the rest',
  'An event that no event mapping takes is an error',
  'Too many requests are answered 429; requests of 2 MB or more and events older than 30 days are refused',
  'An identify with an anonymous id and a user id merges the two'
]

const ASSUMED = [
  'The statuses of other answers: 200 for success, 401 for wrong credentials, 400 for a broken body',
  '422 for an event that is too old, or that no event mapping takes',
  'A batch is accepted as a whole, or not at all',
  'An anonymous id belongs to whoever identified with it last'
]

/** What of the collector is known to be so at Movable Ink, and what is only a good guess. */
export function KnownAndAssumed() {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="known-and-assumed">
      <Title order={2} size="h4" id="known-and-assumed">
        How close this is to the real Movable Ink
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        Movable Ink has not published its API. The collector follows what its partners document and what the real one
        was seen to answer.
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <div>
          <Title order={3} size="h6" mb={6}>
            Documented or observed
          </Title>
          <List size="sm" spacing={6}>
            {KNOWN.map((fact) => (
              <List.Item key={fact}>{fact}</List.Item>
            ))}
          </List>
        </div>
        <div>
          <Title order={3} size="h6" mb={6}>
            Assumed
          </Title>
          <List size="sm" spacing={6}>
            {ASSUMED.map((fact) => (
              <List.Item key={fact}>{fact}</List.Item>
            ))}
          </List>
        </div>
      </SimpleGrid>
    </Paper>
  )
}
