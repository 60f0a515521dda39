import { Box, Button, Code, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import type { Mapping } from '../../api/mappings'
import { dateInWords } from '../../ui/time-in-words'
import type { Difference } from './differences'

interface SavedElsewhereProps {
  theirs: Mapping | undefined
  differences: readonly Difference[]
  isSaving: boolean
  onLoadTheirs: () => void
  onSaveMine: () => void
  onClose: () => void
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <Box miw={0}>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Code block mah={180} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} tabIndex={0}>
        {text}
      </Code>
    </Box>
  )
}

/** Another tab, or somebody else, has saved the mapping since it was loaded: shows how it differs, and lets choose. */
export function SavedElsewhere(props: SavedElsewhereProps) {
  const { theirs, differences, isSaving, onLoadTheirs, onSaveMine, onClose } = props
  return (
    <Modal opened={theirs !== undefined} onClose={onClose} size="xl" title="This mapping was saved elsewhere meanwhile">
      {theirs !== undefined && (
        <Stack gap="md">
          <Text size="sm">
            Another tab, or somebody else, has saved it after you loaded it, on
            {` ${dateInWords(new Date(theirs.updatedAt))}`}. Your changes are not saved.
          </Text>
          {differences.length === 0 && (
            <Text size="sm" c="dimmed">
              What was saved there is the same as yours.
            </Text>
          )}
          {differences.map(({ part, theirs: there, mine }) => (
            <div key={part}>
              <Text size="sm" fw={600} mb={4}>
                {part}
              </Text>
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
                <Side title="Saved there" text={there} />
                <Side title="Yours" text={mine} />
              </SimpleGrid>
            </div>
          ))}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onLoadTheirs} disabled={isSaving}>
              Load theirs
            </Button>
            <Button onClick={onSaveMine} loading={isSaving}>
              Save mine over it
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
