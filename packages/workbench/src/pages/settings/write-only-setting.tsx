import { Badge, Box, Button, Group, Input, PasswordInput, Text, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { CatalogSetting } from '../../api/catalog'
import type { Destination } from '../../api/destinations'
import { BlanksHint } from './blanks-hint'

interface WriteOnlySettingProps {
  setting: CatalogSetting
  saved?: Destination['settings'][string]
  error?: string
  /** What is typed, which is not put into the input. */
  typed: string
  onType: (text: string) => void
  /** Closes the input; what was typed is gone. */
  onKeep: () => void
}

/**
 * A setting that can be replaced and never read. Its input is uncontrolled: React writes the value of a controlled one
 * into the document as an attribute, where scripts and screenshots of the document find it.
 */
export function WriteOnlySetting({ setting, saved, error, typed, onType, onKeep }: WriteOnlySettingProps) {
  const { key, label, description, type, required } = setting
  const isSet = saved?.isSet === true
  const [isReplaced, setReplaced] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  if (isSet && !isReplaced) {
    return (
      <Input.Wrapper label={label} labelElement="div" description={description} error={error} withAsterisk={required}>
        <Group gap="sm" mt={6} mih={36}>
          <Badge variant="light" color="green">
            Set
          </Badge>
          <Button size="compact-sm" variant="default" aria-label={`Replace ${label}`} onClick={() => setReplaced(true)}>
            Replace
          </Button>
          {saved.shown !== undefined && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {saved.shown}
            </Text>
          )}
        </Group>
      </Input.Wrapper>
    )
  }
  const Field = type === 'password' ? PasswordInput : TextInput
  return (
    <div>
      <Field
        ref={input}
        name={key}
        label={label}
        description={description}
        placeholder={isSet ? `The new ${label}` : undefined}
        withAsterisk={required}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        spellCheck={false}
        autoFocus={isReplaced}
        error={error}
        onChange={(change) => onType(change.currentTarget.value)}
        inputContainer={(shown) =>
          isSet ? (
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <Box flex={1}>{shown}</Box>
              <Button
                variant="default"
                aria-label={`Keep the saved ${label}`}
                onClick={() => {
                  setReplaced(false)
                  onKeep()
                }}
              >
                Keep
              </Button>
            </Group>
          ) : (
            shown
          )
        }
      />
      <BlanksHint
        text={typed}
        label={label}
        onTrim={(trimmed) => {
          if (input.current !== null) input.current.value = trimmed
          onType(trimmed)
        }}
      />
    </div>
  )
}
