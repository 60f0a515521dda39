import { Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { countOf } from '../../ui/counting'
import { JsonView } from '../../ui/json/json-view'
import classes from './extracted-fields.module.css'

/** A list or an object, folded: its JSON is long. */
function FoldedValue({ name, value }: { name: string; value: object }) {
  const [isOpen, { toggle }] = useDisclosure()
  const words = Array.isArray(value) ? countOf(value.length, 'item') : countOf(Object.keys(value).length, 'value')
  const Chevron = isOpen ? IconChevronUp : IconChevronDown
  return (
    <>
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} aria-label={`${name}: ${words}`} onClick={toggle}>
        {words}
        <Chevron size={14} aria-hidden />
      </UnstyledButton>
      {isOpen && <JsonView value={value} label={name} maxHeight="320px" />}
    </>
  )
}

function Value({ name, value }: { name: string; value: unknown }) {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return JSON.stringify(value)
  return <FoldedValue name={name} value={value} />
}

interface ExtractedFieldsProps {
  fields: Readonly<Record<string, unknown>>
  /** Long texts are cut after two lines. */
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
          <dd data-text={typeof value === 'string' || undefined}>
            <Value name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
