import { Text } from '@mantine/core'
import classes from './extracted-fields.module.css'

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

interface ExtractedFieldsProps {
  fields: Readonly<Record<string, unknown>>
  /** Long values are cut after two lines. */
  isShort?: boolean
}

/** The fields that Movable Ink keeps, with their values. */
export function ExtractedFields({ fields, isShort = false }: ExtractedFieldsProps) {
  const entries = Object.entries(fields)
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None of the fields was found.
      </Text>
    )
  }
  return (
    <dl className={classes.fields} data-short={isShort || undefined}>
      {entries.map(([name, value]) => (
        <div key={name} className={classes.field}>
          <dt>{name}</dt>
          <dd>{shown(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
