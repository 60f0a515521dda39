import { Accordion, Badge, Group, Stack, Text } from '@mantine/core'
import { eventNameWithType } from '../../events/event-name'
import { hasMistakes } from '../../sharing/event-mapping'
import { hasMaskedName } from '../../sharing/masked-name'
import { missingFields } from '../../sharing/missing-fields'
import { NextStep } from './next-step'
import { PayloadMapping } from './payload-mapping'
import classes from './share.module.css'
import type { Share } from './use-share'

/** The event mapping of each payload, to edit. */
export function EventMappingsStep({ share, onNext }: { share: Share; onNext: () => void }) {
  const { masked, chosen, openKey } = share
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
        value={groups.get(openKey ?? '')?.id ?? null}
        onChange={(open) => share.open(chosen.find(({ group }) => group.id === open)?.group.key)}
      >
        {masked.payloads.map((payload) => {
          const { key, event } = payload
          const mapping = share.mappingOf(key)
          const missing = missingFields(event, mapping)
          const isNameMasked = hasMaskedName(masked, payload, mapping)
          const group = groups.get(key)
          const title = group === undefined ? key : eventNameWithType(group)
          return (
            <Accordion.Item key={key} value={group?.id ?? key}>
              <Accordion.Control>
                <Group gap="xs">
                  <Text inherit className={classes.name} title={title}>
                    {title}
                  </Text>
                  {hasMistakes(mapping) && (
                    <Badge color="red" variant="light">
                      To correct
                    </Badge>
                  )}
                  {isNameMasked && (
                    <Badge color="yellow" variant="light">
                      Name masked
                    </Badge>
                  )}
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
                {openKey === key && (
                  <PayloadMapping
                    payload={event}
                    mapping={mapping}
                    missing={missing}
                    isNameMasked={isNameMasked}
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
