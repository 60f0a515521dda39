import { Accordion, Badge, Group, Stack, Text } from '@mantine/core'
import { eventNameWithType } from '../../events/event-name'
import { missingFields } from '../../sharing/missing-fields'
import { NextStep } from './next-step'
import { PayloadMapping } from './payload-mapping'
import type { Share } from './use-share'

/** The event mapping of each payload, to edit. */
export function EventMappingsStep({ share, onNext }: { share: Share; onNext: () => void }) {
  const { masked, chosen, query, change } = share
  const groups = new Map(chosen.map(({ group }) => [group.key, group]))
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        What Movable Ink could set up for each event: which events it takes, in jq, and where each of its fields comes
        from. What has no row is discarded there.
      </Text>
      <Accordion
        variant="contained"
        order={2}
        value={query.open === undefined ? null : encodeURIComponent(query.open)}
        onChange={(open) => change({ open: open === null ? undefined : decodeURIComponent(open) })}
      >
        {masked.payloads.map(({ key, event }) => {
          const mapping = share.mappingOf(key)
          const missing = missingFields(event, mapping)
          const group = groups.get(key)
          return (
            // Its value becomes an id, in which there may be no space.
            <Accordion.Item key={key} value={encodeURIComponent(key)}>
              <Accordion.Control>
                <Group gap="xs">
                  <Text inherit>{group === undefined ? key : eventNameWithType(group)}</Text>
                  {missing.length > 0 && (
                    <Badge color="yellow" variant="light">
                      {`No ${missing.map(({ field }) => field).join(', ')}`}
                    </Badge>
                  )}
                  {share.isMappingEdited(key) && (
                    <Badge variant="light" color="gray">
                      Edited
                    </Badge>
                  )}
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                {query.open === key && (
                  <PayloadMapping
                    payload={event}
                    mapping={mapping}
                    missing={missing}
                    isEdited={share.isMappingEdited(key)}
                    onChange={(changed) => share.editMapping(key, changed)}
                  />
                )}
              </Accordion.Panel>
            </Accordion.Item>
          )
        })}
      </Accordion>
      <NextStep onNext={onNext}>Export</NextStep>
    </Stack>
  )
}
