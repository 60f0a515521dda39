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

/** Of the headings of the parts. */
export type PartOrder = 2 | 3

function Part({ title, rows, hidden, order }: PrettyPart & { order: PartOrder }) {
  return (
    <section>
      <Title order={order} size="sm" mb={4}>
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
export function EventPretty({ payload, order }: Pick<ListedEvent, 'payload'> & { order: PartOrder }) {
  return (
    <Stack gap="md">
      {prettyParts(payload).map((part) => (
        <Part key={part.title} {...part} order={order} />
      ))}
    </Stack>
  )
}
