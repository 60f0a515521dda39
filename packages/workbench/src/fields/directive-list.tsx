import { Box, Button, Collapse, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { CopyButton } from '../ui/copy-button'
import { DIRECTIVE_EXAMPLES } from './directive-examples'

/** The mapping directives with an example of each, to copy. */
export function DirectiveList() {
  const [isOpen, { toggle }] = useDisclosure()
  const Sign = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Sign size={14} />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        Directives
      </Button>
      <Collapse expanded={isOpen}>
        <Stack gap="xs" pt="xs" component="ul" m={0} pl={0} style={{ listStyle: 'none' }}>
          {DIRECTIVE_EXAMPLES.map(({ name, does, example }) => (
            <Group key={name} component="li" wrap="nowrap" align="flex-start" gap="xs">
              <Box flex={1} miw={0}>
                <Text size="sm">
                  <Text span ff="monospace" fw={600}>
                    {name}
                  </Text>{' '}
                  {does}
                </Text>
                <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                  {JSON.stringify(example)}
                </Text>
              </Box>
              <CopyButton text={JSON.stringify(example, null, 2)} of={`example of ${name}`} />
            </Group>
          ))}
        </Stack>
      </Collapse>
    </div>
  )
}
