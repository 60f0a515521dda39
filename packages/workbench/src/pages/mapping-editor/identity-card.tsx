import { Alert, Anchor, Group, Paper, Switch, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Mapping } from '../../api/mappings'

interface IdentityCardProps {
  mapping: Mapping
  name: string
  nameMistake: string | undefined
  onName: (name: string) => void
  onEnabled: (enabled: boolean) => void
  isChanged: boolean
  isSaving: boolean
}

/** What the mapping is called, and whether events flow through it. */
export function IdentityCard(props: IdentityCardProps) {
  const { mapping, name, nameMistake, onName, onEnabled, isChanged, isSaving } = props
  const disabledDestination = mapping.warnings.find(({ code }) => code === 'DESTINATION_DISABLED')
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
      <Group align="flex-start" gap="xl" wrap="wrap">
        <TextInput
          label="Name"
          value={name}
          onChange={(typed) => onName(typed.currentTarget.value)}
          error={nameMistake}
          maxLength={100}
          flex="1 1 240px"
        />
        <Switch
          mt={{ base: 0, sm: 28 }}
          label="Enabled"
          description={isChanged && !mapping.enabled ? 'Save first, or save and enable.' : 'Events flow through it.'}
          checked={mapping.enabled}
          disabled={isSaving || (isChanged && !mapping.enabled)}
          onChange={(switched) => onEnabled(switched.currentTarget.checked)}
        />
      </Group>
      {disabledDestination !== undefined && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} mt="md" role="status">
          {disabledDestination.message}{' '}
          <Anchor component={Link} to={`/destinations/${mapping.destinationId}/settings`} size="sm">
            Open the settings
          </Anchor>
        </Alert>
      )}
    </Paper>
  )
}
