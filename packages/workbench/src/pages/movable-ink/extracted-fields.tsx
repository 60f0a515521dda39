import { Text } from '@mantine/core'
import classes from './extracted-fields.module.css'

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** The fields that Movable Ink keeps, with their values. */
export function ExtractedFields({ fields }: { fields: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(fields)
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None of the fields was found.
      </Text>
    )
  }
  return (
    <dl className={classes.fields}>
      {entries.map(([name, value]) => (
        <div key={name} className={classes.field}>
          <dt>{name}</dt>
          <dd>{shown(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
