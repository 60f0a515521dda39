import { Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../../../api/api-error'
import { eventMappingCheckQuery } from '../../../api/movable-ink'
import { sourcesQuery } from '../../../api/sources'
import { CheckResult } from './check-result'
import { eventMappingOf, mistakesOf } from './draft'
import type { EventMappingDraft } from './draft'
import classes from './event-mappings.module.css'
import { FieldRows } from './field-rows'
import { useTouched } from './use-touched'

/** Since the last letter, before it is checked. */
const PAUSE_MS = 300

const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } }

interface EventMappingFormProps {
  draft: EventMappingDraft
  all: readonly EventMappingDraft[]
  /** Its place among all, by which a refusal names it. */
  place: number
  /** Why saving was refused. */
  refusal: Error | null
  onChange: (parts: Partial<EventMappingDraft>) => void
  onRemove: () => void
}

/** What one event mapping would do with what has arrived, looked at while it is typed. */
function useCheck(draft: EventMappingDraft, isWhole: boolean) {
  const sources = useQuery(sourcesQuery)
  const sourceIds = (sources.data ?? []).slice(0, 20).map(({ id }) => id)
  const [settled] = useDebouncedValue(draft, PAUSE_MS)
  const check = useQuery({
    ...eventMappingCheckQuery(eventMappingOf(settled), sourceIds),
    enabled: isWhole && settled.key === draft.key && !sources.isPending
  })
  return { check, isSettled: settled === draft && !check.isPlaceholderData }
}

/** One event mapping to edit. */
export function EventMappingForm({ draft, all, place, refusal, onChange, onRemove }: EventMappingFormProps) {
  const missing = mistakesOf(draft, all)
  const { touch, ifTouched } = useTouched()
  const { check, isSettled } = useCheck(draft, missing.size === 0)
  const checked = missing.size === 0 ? (check.data ?? undefined) : undefined
  const refused = (path: string) =>
    refusal instanceof ApiError ? refusal.mistakeAt(`eventMappings.${place}.${path}`) : undefined
  const wrong = (path: string) =>
    (isSettled ? checked?.mistakes.find((mistake) => mistake.path === path)?.message : undefined) ?? refused(path)
  const said = (subject: string, message: string | undefined) => message && `${subject} ${message}`
  return (
    <div className={classes.form}>
      <Stack gap="md">
        <TextInput
          label="Name"
          value={draft.name}
          maxLength={100}
          error={ifTouched('name', missing.get('name')) ?? said('The name', wrong('name'))}
          onBlur={() => touch('name')}
          onChange={({ currentTarget }) => {
            touch('name')
            onChange({ name: currentTarget.value })
          }}
        />
        <TextInput
          label="Match criterion"
          description={'In jq: == compares, "and" and "or" combine, text stands between double quotes'}
          value={draft.match}
          maxLength={2000}
          styles={MONOSPACE}
          spellCheck={false}
          autoComplete="off"
          error={missing.get('match') ?? said('The criterion', wrong('match'))}
          onChange={({ currentTarget }) => onChange({ match: currentTarget.value })}
        />
        <FieldRows
          fields={draft.fields}
          mistakeOf={({ key, name }) => ({
            name: ifTouched(`${key}.name`, missing.get(`${key}.name`)),
            path:
              ifTouched(`${key}.path`, missing.get(`${key}.path`)) ?? said('The path', wrong(`fields.${name.trim()}`))
          })}
          onTouch={({ key }, part) => touch(`${key}.${part}`)}
          onChange={(fields) => onChange({ fields })}
        />
        <Group justify="space-between">
          <Switch
            label="Active"
            description="One that is not active matches nothing"
            checked={draft.active}
            onChange={({ currentTarget }) => onChange({ active: currentTarget.checked })}
          />
          <Button variant="subtle" color="red" size="xs" leftSection={<IconTrash size={16} />} onClick={onRemove}>
            Remove
          </Button>
        </Group>
      </Stack>
      <CheckResult checked={checked} error={check.error} isWhole={missing.size === 0} />
    </div>
  )
}
