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
  isEnabled: boolean
  isChanged: boolean
  isSaving: boolean
}

function enabledInWords(isEnabled: boolean, isChanged: boolean, isDestinationDisabled: boolean): string {
  if (isEnabled) return isDestinationDisabled ? 'No events flow through it yet.' : 'Events flow through it.'
  return isChanged ? 'Save first, or save and enable.' : 'No events flow through it.'
}

/** What the mapping is called, and whether events flow through it. */
export function IdentityCard(props: IdentityCardProps) {
  const { mapping, name, nameMistake, onName, onEnabled, isEnabled, isChanged, isSaving } = props
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
          label="Enable Mapping"
          description={enabledInWords(isEnabled, isChanged, disabledDestination !== undefined)}
          checked={isEnabled}
          disabled={isSaving || (isChanged && !isEnabled)}
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
