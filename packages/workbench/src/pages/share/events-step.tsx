import { Button, Group, Stack, Text } from '@mantine/core'
import { EventRow } from './event-row'
import { NextStep } from './next-step'
import classes from './share.module.css'
import type { Share } from './use-share'

const NONE: ReadonlySet<string> = new Set()

/** Which events are shared: one of each type and name. */
export function EventsStep({ share, onNext }: { share: Share; onNext: () => void }) {
  const { chosen, shared, masked, query, change } = share
  const without = chosen.filter(({ isShared }) => !isShared).map(({ group }) => group.key)
  const toggled = (key: string) =>
    new Set(without.includes(key) ? without.filter((other) => other !== key) : [...without, key])
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="xs">
        <Text size="sm" c="dimmed" flex="1 1 320px">
          {`${shared.length} of ${chosen.length} shared. Of each type and name there is one among the last 500 events, the one that holds most.`}
        </Text>
        <Group gap={4}>
          <Button variant="subtle" size="xs" disabled={without.length === 0} onClick={() => share.shareWithout(NONE)}>
            Share all
          </Button>
          <Button
            variant="subtle"
            size="xs"
            disabled={shared.length === 0}
            onClick={() => share.shareWithout(new Set(chosen.map(({ group }) => group.key)))}
          >
            Share none
          </Button>
        </Group>
      </Group>
      <ul className={classes.rows}>
        {chosen.map((one) => {
          const { key, candidates } = one.group
          return (
            <li key={key}>
              <EventRow
                chosen={one}
                payload={masked.payloads.find((payload) => payload.key === key)?.event}
                isOpen={share.openKey === key}
                onToggleShared={() => share.shareWithout(toggled(key))}
                onToggleOpen={() => share.open(share.openKey === key ? undefined : key)}
                onChoose={(id) => {
                  const others = [...query.chosen].filter((other) =>
                    candidates.every(({ event }) => event.id !== other)
                  )
                  change({ chosen: new Set(id === candidates[0].event.id ? others : [...others, id]) })
                }}
              />
            </li>
          )
        })}
      </ul>
      <NextStep onNext={onNext}>Look at personal data</NextStep>
    </Stack>
  )
}
