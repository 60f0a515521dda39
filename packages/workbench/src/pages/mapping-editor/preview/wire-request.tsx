import { Stack, Text } from '@mantine/core'
import type { WireRequest as Wire } from '../../../api/preview'
import { JsonView } from '../../../ui/json/json-view'
import { bodyOf, bytesInWords } from './wire-words'
import styles from './wire-request.module.css'

function Headers({ headers }: Pick<Wire, 'headers'>) {
  return (
    <dl className={styles.headers} aria-label="Headers">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name}>
          <dt>{name}:</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A request as it stands on the wire; secrets are masked in it. */
export function WireRequest({ wire }: { wire: Wire }) {
  const { method, url, headers, body, bytes, truncated, ignoredHeaders } = wire
  return (
    <Stack gap="sm">
      <div className={styles.wire}>
        <Text size="xs" ff="monospace" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {method} {url}
        </Text>
        <Headers headers={headers} />
      </div>
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
          Body, {bytesInWords(bytes)}
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
          <JsonView value={bodyOf(body)} label="body" maxHeight="380px" />
        )}
      </Stack>
    </Stack>
  )
}
