import { ActionIcon, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { variableOf } from './event-paths'
import type { EventPath } from './event-paths'
import { PathPicker } from './path-picker'

interface TemplateInputProps {
  value: string
  onChange: (template: string) => void
  /** What it is, for those who do not see it. */
  label: string
  /** Of the test event. */
  paths: readonly EventPath[]
  disabled?: boolean | undefined
  error?: boolean | undefined
}

/** A text with variables, such as `Order {{properties.order_id}}`. */
export function TemplateInput({ value, onChange, label, paths, disabled, error }: TemplateInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const insert = (path: string) => {
    const at = input.current?.selectionStart ?? value.length
    onChange(value.slice(0, at) + variableOf(path) + value.slice(at))
    setOpen(false)
    setSearch('')
    input.current?.focus()
  }
  return (
    <TextInput
      ref={input}
      aria-label={label}
      placeholder="Text with {{properties.…}}"
      value={value}
      onChange={(change) => onChange(change.currentTarget.value)}
      disabled={disabled}
      error={error}
      spellCheck={false}
      rightSectionPointerEvents="all"
      rightSection={
        <Popover
          opened={isOpen}
          onChange={setOpen}
          trapFocus
          shadow="md"
          width="min(320px, 92vw)"
          position="bottom-end"
        >
          <Popover.Target>
            <Tooltip label="Insert a variable">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Insert a variable into: ${label}`}
                disabled={disabled}
                onClick={() => setOpen(!isOpen)}
              >
                <IconBraces size={16} />
              </ActionIcon>
            </Tooltip>
          </Popover.Target>
          <Popover.Dropdown>
            <PathPicker
              label="Variable"
              data-autofocus
              paths={paths}
              value={search}
              onChange={setSearch}
              onOptionSubmit={insert}
              comboboxProps={{ withinPortal: false, width: 'target' }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}
