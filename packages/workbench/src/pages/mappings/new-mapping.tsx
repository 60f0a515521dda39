import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconFilePlus, IconPlus, IconSparkles } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { catalogEntryQuery } from '../../api/catalog'
import type { Destination } from '../../api/destinations'
import { createMapping, mappingsChanged } from '../../api/mappings'
import type { NewMapping } from '../../api/mappings'
import { triggerInWords } from '../../trigger/trigger-in-words'

/** Makes mappings, and leads to where they are edited. */
export function useNewMapping({ id, slug }: Destination) {
  const queries = useQueryClient()
  const go = useNavigate()
  const entry = useQuery(catalogEntryQuery(slug))
  const making = useMutation({
    mutationFn: (body: NewMapping) => createMapping(id, body),
    onSuccess: async (made) => {
      await go(`/destinations/${id}/mappings/${made.id}`)
      await mappingsChanged(queries)
    }
  })
  return {
    presets: entry.data?.presets ?? [],
    error: making.error,
    isPending: making.isPending,
    fromPreset: (preset: string) => making.mutate({ from: 'preset', preset }),
    blank: () => making.mutate({ from: 'blank' })
  }
}

export type MakingMapping = ReturnType<typeof useNewMapping>

/** What a new mapping can begin as. */
export function NewMappingMenu({ making, isFull }: { making: MakingMapping; isFull: boolean }) {
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={16} />}
          rightSection={<IconChevronDown size={16} />}
          loading={making.isPending}
          disabled={isFull}
        >
          New mapping
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {making.presets.map(({ name, trigger }) => (
          <Menu.Item key={name} leftSection={<IconSparkles size={18} />} onClick={() => making.fromPreset(name)}>
            <Text size="sm" fw={500}>
              Preset {name}
            </Text>
            <Text size="xs" c="dimmed">
              {triggerInWords(trigger)}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconFilePlus size={18} />} onClick={making.blank}>
          <Text size="sm" fw={500}>
            Blank
          </Text>
          <Text size="xs" c="dimmed">
            Choose the events yourself
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
