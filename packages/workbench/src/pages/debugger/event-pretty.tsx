import { Stack, Table, Text, Title } from '@mantine/core'
import '../../ui/json/json-colours.css'
import type { ListedEvent } from '../../api/events'
import classes from './event-pretty.module.css'
import { prettyParts } from './pretty-parts'
import type { PrettyPart, PrettyRow } from './pretty-parts'

function Value({ value, isEmpty }: PrettyRow) {
  if (typeof value === 'string' && !isEmpty) return value === '' ? <span className={classes.literal}>""</span> : value
  return <span className={classes.literal}>{String(value)}</span>
}

function Part({ title, rows, hidden }: PrettyPart) {
  return (
    <section>
      <Title order={3} size="sm" mb={4}>
        {title}
      </Title>
      <Table withTableBorder layout="fixed" verticalSpacing={5} fz="sm" aria-label={title}>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.path}>
              <Table.Th scope="row" className={classes.path}>
                {row.path}
              </Table.Th>
              <Table.Td className={classes.value}>
                <Value {...row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hidden > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {hidden} more: see Raw.
        </Text>
      )}
    </section>
  )
}

/** An event as tables that a person reads. */
export function EventPretty({ payload }: Pick<ListedEvent, 'payload'>) {
  return (
    <Stack gap="md">
      {prettyParts(payload).map((part) => (
        <Part key={part.title} {...part} />
      ))}
    </Stack>
  )
}
