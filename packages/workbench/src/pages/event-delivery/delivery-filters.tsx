import { Button, Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { mappingsQuery } from '../../api/mappings'
import type { Totals } from '../../api/totals'
import { OUTCOMES } from '../../delivery-figures/delivery-view'
import { reasonRows } from '../../delivery-figures/reasons'
import { useDeliveryView } from './use-delivery-view'

const states = OUTCOMES.map(({ name, title }) => ({ value: name, label: title }))

/** Which deliveries are listed: by state, reason and mapping. */
export function DeliveryFilters({ destinationId, totals }: { destinationId: string; totals: Totals }) {
  const { outcome, filter, isFiltered, change } = useDeliveryView()
  const mappings = useQuery(mappingsQuery(destinationId))
  const { reason = null, mappingId = null } = filter
  const found = reasonRows(totals.overall.reasons).map((row) => row.reason)
  const reasons = reason === null || found.includes(reason) ? found : [reason, ...found]
  const named = (mappings.data?.mappings ?? []).map(({ id, name }) => ({ value: id, label: name }))
  // One that was deleted, or is not loaded yet, is filtered by all the same.
  const isNamed = mappingId === null || named.some(({ value }) => value === mappingId)
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label="State"
        placeholder="All"
        clearable
        data={states}
        value={outcome}
        onChange={(state) => change({ state })}
        flex="1 1 150px"
        maw={{ sm: 190 }}
      />
      <Select
        label="Reason"
        placeholder="All"
        clearable
        data={reasons}
        value={reason}
        onChange={(reason) => change({ reason })}
        flex="1 1 150px"
        maw={{ sm: 210 }}
        nothingFoundMessage="No delivery has failed"
      />
      <Select
        label="Mapping"
        placeholder="All"
        clearable
        data={isNamed ? named : [...named, { value: mappingId, label: 'Another mapping' }]}
        value={mappingId}
        onChange={(mapping) => change({ mapping })}
        flex="1 1 150px"
        maw={{ sm: 230 }}
      />
      {isFiltered && (
        <Button variant="subtle" onClick={() => change({ state: null, reason: null, mapping: null })}>
          Clear filters
        </Button>
      )}
    </Group>
  )
}
