import { Alert, Anchor, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Preview } from '../../../api/preview'

interface PreviewErrorsProps {
  destinationId: string
  errors: Preview['errors']
}

/** What keeps the event from being sent as the preview shows it. */
export function PreviewErrors({ destinationId, errors }: PreviewErrorsProps) {
  if (errors.length === 0) return null
  const isOfSettings = errors.some(({ path }) => path.startsWith('settings.'))
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="This cannot be sent yet" role="status">
      <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
        {errors.map(({ path, code, message }) => (
          <List.Item key={`${path} ${code} ${message}`}>{message}</List.Item>
        ))}
      </List>
      {isOfSettings && (
        <Anchor component={Link} to={`/destinations/${destinationId}/settings`} size="sm">
          Open the settings
        </Anchor>
      )}
    </Alert>
  )
}
