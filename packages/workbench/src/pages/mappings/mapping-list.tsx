import { Alert, Paper, Text, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../api/api-error'
import type { Mapping, Mappings } from '../../api/mappings'
import { totalsQuery } from '../../api/totals'
import type { Totals } from '../../api/totals'
import { outcomesOf } from '../../delivery-figures/outcomes'
import { LAST_DAY } from '../../delivery-figures/ranges'
import { useFailure } from '../../ui/use-failure'
import styles from './mapping-list.module.css'
import { MappingRow } from './mapping-row'
import { moved } from './moved'
import { useOrdering } from './use-mapping-edits'

// Totals do not name a mapping through which nothing went.
const outcomesOfMapping = ({ byMapping }: Totals, id: string) =>
  outcomesOf(byMapping.find(({ mappingId }) => mappingId === id)?.counts ?? {})

interface MappingListProps {
  destinationId: string
  list: Mappings
}

/** The mappings of a destination, in their order. */
export function MappingList({ destinationId, list: { mappings, count, most } }: MappingListProps) {
  const totals = useQuery(totalsQuery(destinationId, LAST_DAY))
  const failure = useFailure(totals)
  const ordering = useOrdering(destinationId)
  const [said, say] = useState('')

  function countsOf({ id }: Mapping) {
    if (totals.data !== undefined) return outcomesOfMapping(totals.data, id)
    return failure === null ? undefined : null
  }

  function move(mapping: Mapping, by: -1 | 1) {
    const next = moved(mappings, mapping, by)
    say(`${mapping.name} is now ${next.indexOf(mapping) + 1} of ${count}`)
    ordering.mutate(next.map(({ id }) => id))
  }

  return (
    <>
      {ordering.isError && (
        <Alert color="red" role="alert" mb="sm">
          {sentenceOf(ordering.error)}
        </Alert>
      )}
      {totals.data === undefined && failure !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="sm">
          The figures could not be loaded. {sentenceOf(failure)}
        </Text>
      )}
      <Paper withBorder>
        <ul className={styles.list} aria-label="Mappings">
          {mappings.map((mapping, index) => (
            <MappingRow
              key={mapping.id}
              mapping={mapping}
              counts={countsOf(mapping)}
              isFirst={index === 0}
              isLast={index === count - 1}
              isFull={count >= most}
              onMove={(by) => move(mapping, by)}
            />
          ))}
        </ul>
      </Paper>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}
