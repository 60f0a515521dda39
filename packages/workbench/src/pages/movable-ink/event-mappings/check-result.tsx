import { Badge, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { sentenceOf } from '../../../api/api-error'
import type { CheckedEventMapping } from '../../../api/movable-ink'
import { eventName } from '../../../events/event-name'
import { ExtractedFields } from '../extracted-fields'
import { matchesInWords } from './matches-in-words'
import classes from './event-mappings.module.css'

type Matched = NonNullable<CheckedEventMapping['matched']>

function Examples({ examples }: Pick<Matched, 'examples'>) {
  return (
    <Stack gap="sm" mt="sm">
      {examples.map(({ type, name, from, fields }, index) => (
        <div key={index}>
          <Group gap="xs" mb={2} wrap="nowrap">
            <Text size="sm" fw={600} truncate>
              {eventName({ type, name })}
            </Text>
            <Badge size="xs" variant="default" style={{ flexShrink: 0 }}>
              {from === 'received' ? 'arrived' : 'sent by a source'}
            </Badge>
          </Group>
          <ExtractedFields fields={fields} isShort />
        </div>
      ))}
    </Stack>
  )
}

interface CheckResultProps {
  checked: CheckedEventMapping | undefined
  error: Error | null
  /** Whether there is enough of it to be checked. */
  isWhole: boolean
}

/** What an event mapping would do with the newest events. */
export function CheckResult({ checked, error, isWhole }: CheckResultProps) {
  return (
    <section className={classes.check} aria-label="What it would do" tabIndex={0}>
      <Title order={3} size="h6" mb={4}>
        Tried on the newest events
      </Title>
      <Content checked={checked} error={error} isWhole={isWhole} />
    </section>
  )
}

function Content({ checked, error, isWhole }: CheckResultProps) {
  if (!isWhole) return <Hint>Complete it to see what it would take.</Hint>
  if (checked === undefined) return error === null ? <Skeleton height={180} /> : <Hint>{sentenceOf(error)}</Hint>
  if (checked.matched === undefined) return <Hint>The criterion cannot be run.</Hint>
  const { received, given, examples } = checked.matched
  return (
    <>
      <Text size="sm" role="status">
        {matchesInWords(received, given)}
      </Text>
      <Examples examples={examples} />
    </>
  )
}

const Hint = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
)
