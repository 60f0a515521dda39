import { Alert, Anchor, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import { ApiError, sentenceOf } from '../../../api/api-error'

/** Why a test was not made. */
export function TestRefusal({ error, destinationId }: { error: Error; destinationId: string }) {
  const { code, mistakes } = error instanceof ApiError ? error : { code: undefined, mistakes: [] }
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title="Nothing was sent" role="alert">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {sentenceOf(error)}
      </Text>
      {mistakes.length > 1 && (
        <List size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {mistakes.map(({ path, message }) => (
            <List.Item key={path}>
              {path.replace(/^mapping\./, '')} {message}
            </List.Item>
          ))}
        </List>
      )}
      {code === 'MISSING_SETTINGS' && (
        <Anchor component={Link} to={`/destinations/${destinationId}/settings`} size="sm">
          Open the settings
        </Anchor>
      )}
    </Alert>
  )
}
