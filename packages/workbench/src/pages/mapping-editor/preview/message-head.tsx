import { Text } from '@mantine/core'
import styles from './message-head.module.css'

interface MessageHeadProps {
  /** Its first line, such as `POST https://…`. */
  first: string
  headers: Readonly<Record<string, string>>
}

/** What stands before the body of a request or an answer. */
export function MessageHead({ first, headers }: MessageHeadProps) {
  return (
    <div className={styles.head}>
      <Text size="xs" ff="monospace" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {first}
      </Text>
      <dl className={styles.headers} aria-label="Headers">
        {Object.entries(headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}:</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
