import { Anchor, Stack, Switch, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { sentenceOf } from '../../api/api-error'
import { changeMapping, duplicateMapping, mappingsChanged } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'
import type { Outcomes } from '../../delivery-figures/outcomes'
import { triggerInWords } from '../../trigger/trigger-in-words'
import { NameDialog } from '../../ui/name-dialog'
import { Warning } from '../../ui/warning'
import { DeleteMapping } from './delete-mapping'
import { MappingFigures } from './mapping-figures'
import styles from './mapping-list.module.css'
import { MappingMatches } from './mapping-matches'
import { MappingMenu } from './mapping-menu'
import { useEnabling } from './use-mapping-edits'

export interface MappingRowProps {
  mapping: Mapping
  counts: Outcomes | null | undefined
  isFirst: boolean
  isLast: boolean
  isFull: boolean
  onMove: (by: -1 | 1) => void
}

/** Said once at the top of the page. */
const isOwn = ({ code }: Mapping['warnings'][number]) => code !== 'DESTINATION_DISABLED'

function Warnings({ mapping }: { mapping: Mapping }) {
  return mapping.warnings
    .filter(isOwn)
    .map(({ code, message }) => <Warning key={`${code} ${message}`}>{message}</Warning>)
}

/** A mapping in the list of a destination. */
export function MappingRow({ mapping, counts, onMove, ...place }: MappingRowProps) {
  const { id, destinationId, name, trigger, enabled } = mapping
  const queries = useQueryClient()
  const [isRenaming, renaming] = useDisclosure()
  const [isDeleting, deleting] = useDisclosure()
  const enabling = useEnabling(mapping)
  const duplicating = useMutation({ mutationFn: () => duplicateMapping(id), onSuccess: () => mappingsChanged(queries) })
  const refusal = enabling.error ?? duplicating.error
  return (
    <li className={styles.row}>
      <Switch
        className={styles.switch}
        aria-label={`${name} is enabled`}
        checked={enabled}
        onChange={(change) => enabling.mutate(change.currentTarget.checked)}
      />
      <Stack className={styles.about} gap={4}>
        <Anchor
          component={Link}
          to={`/destinations/${destinationId}/mappings/${id}`}
          fw={600}
          style={{ overflowWrap: 'anywhere' }}
        >
          {name}
        </Anchor>
        <Text size="sm" c="dimmed" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          {triggerInWords(trigger)}
        </Text>
        <MappingMatches mapping={mapping} />
        <Warnings mapping={mapping} />
        {refusal !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {sentenceOf(refusal)}
          </Text>
        )}
      </Stack>
      <MappingFigures mappingId={id} destinationId={destinationId} counts={counts} />
      <div className={styles.menu}>
        <MappingMenu
          mapping={mapping}
          {...place}
          onRename={renaming.open}
          onDuplicate={() => duplicating.mutate()}
          onMove={onMove}
          onDelete={deleting.open}
        />
      </div>
      <NameDialog
        title={`Rename ${name}`}
        saveText="Rename"
        name={name}
        opened={isRenaming}
        onClose={renaming.close}
        save={(newName) => changeMapping(id, { name: newName })}
        onSaved={() => mappingsChanged(queries)}
      />
      <DeleteMapping mapping={mapping} opened={isDeleting} onClose={deleting.close} />
    </li>
  )
}
