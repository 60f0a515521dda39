import { Stack, Text } from '@mantine/core'
import type { WireRequest as Wire } from '../../../api/preview'
import { JsonView } from '../../../ui/json/json-view'
import { size } from '../../../ui/measures'
import { MessageHead } from './message-head'
import { bodyOf } from './body-of'

/** A request as it stands on the wire; secrets are masked in it. */
export function WireRequest({ wire }: { wire: Wire }) {
  const { method, url, headers, body, bytes, truncated, ignoredHeaders } = wire
  return (
    <Stack gap="sm">
      <MessageHead first={`${method} ${url}`} headers={headers} />
      {ignoredHeaders.length > 0 && (
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            Headers of the mapping that do not go out
          </Text>
          {ignoredHeaders.map(({ name, reason }) => (
            <Text key={name} size="sm" c="dimmed">
              <Text span ff="monospace" size="xs" c="var(--mantine-color-text)">
                {name}
              </Text>{' '}
              {reason}
            </Text>
          ))}
        </Stack>
      )}
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          Body, {size(bytes)}
        </Text>
        {truncated && (
          <Text size="sm" c="dimmed">
            Only its beginning is shown.
          </Text>
        )}
        {bytes === 0 ? (
          <Text size="sm" c="dimmed">
            The request has no body, as nothing is mapped to Data.
          </Text>
        ) : (
          <JsonView value={bodyOf(body)} label="body" maxHeight="320px" />
        )}
      </Stack>
    </Stack>
  )
}
