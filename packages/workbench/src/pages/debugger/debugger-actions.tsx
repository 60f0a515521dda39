import { ActionIcon, Button, Code, Group, Menu, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCode, IconDots, IconKey, IconSend, IconShare } from '@tabler/icons-react'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { writeKeyQuery } from '../../api/sources'
import type { Source } from '../../api/sources'
import { CopyButton } from '../../ui/copy-button'
import { Loaded } from '../../ui/loaded'
import { useSourceEdits } from '../sources/use-source-edits'
import { HowToSend } from './first-event'
import { SendSample } from './send-sample'

function WriteKey({ sourceId }: { sourceId: string }) {
  const writeKey = useQuery(writeKeyQuery(sourceId))
  return (
    <Stack gap="sm">
      <Text size="sm">
        It says which source an event belongs to, and stands in every page or app that sends events. It reads nothing.
      </Text>
      <Loaded query={writeKey} loading={<Skeleton height={36} />}>
        {(key) => (
          <Group gap="xs" wrap="nowrap" h={36}>
            <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
              {key}
            </Code>
            <CopyButton text={key} of="write key" />
          </Group>
        )}
      </Loaded>
    </Stack>
  )
}

/** What can be done with a source beside reading its events. */
export function DebuggerActions({ source }: { source: Source }) {
  const { id: sourceId, name } = source
  const [isSampling, sampling] = useDisclosure()
  const [isKeyShown, writeKey] = useDisclosure()
  const [isHowShown, how] = useDisclosure()
  const navigate = useNavigate()
  const edits = useSourceEdits(source, async () => {
    await navigate('/sources')
    notifications.show({ message: `${name} is deleted.` })
  })
  const share = `/sources/${sourceId}/share`
  return (
    <>
      <Button component={Link} to={share} variant="default" visibleFrom="sm" leftSection={<IconShare size={16} />}>
        Share with Movable Ink
      </Button>
      <Button leftSection={<IconSend size={16} />} onClick={sampling.open}>
        Send a sample
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More about this source">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item hiddenFrom="sm" component={Link} to={share} leftSection={<IconShare size={16} />}>
            Share with Movable Ink
          </Menu.Item>
          <Menu.Item leftSection={<IconCode size={16} />} onClick={how.open}>
            How to send events
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={writeKey.open}>
            Show write key
          </Menu.Item>
          {edits.items}
        </Menu.Dropdown>
      </Menu>
      <SendSample sourceId={sourceId} opened={isSampling} onClose={sampling.close} />
      <Modal opened={isKeyShown} onClose={writeKey.close} title="Write key">
        <WriteKey sourceId={sourceId} />
      </Modal>
      <Modal opened={isHowShown} onClose={how.close} title="How to send events" size="lg">
        <HowToSend sourceId={sourceId} />
      </Modal>
      {edits.dialogs}
    </>
  )
}
