import { Alert, List, Stack, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { TriggerCheck } from './use-trigger-check'

interface TriggerTextProps {
  value: string
  onChange: (value: string) => void
  check: TriggerCheck
  disabled: boolean
  error: string | undefined
}

function Warnings({ warnings }: { warnings: readonly { code: string; message: string }[] }) {
  if (warnings.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="It may not do what it says" role="status">
      <List size="sm" spacing={4} listStyleType={warnings.length > 1 ? 'disc' : 'none'} withPadding={false}>
        {warnings.map(({ code, message }) => (
          <List.Item key={`${code} ${message}`}>{message}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** A trigger as FQL, with what the API says about it. */
export function TriggerText({ value, onChange, check, disabled, error }: TriggerTextProps) {
  const { checked, isBehind } = check
  const mistake = isBehind ? error : (checked?.error?.message ?? error)
  return (
    <Stack gap="sm">
      <Textarea
        label="FQL"
        description="The same as text, as Segment stores it."
        value={value}
        onChange={(change) => onChange(change.currentTarget.value)}
        error={mistake}
        readOnly={disabled}
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13, lineHeight: 1.6 } }}
      />
      <Warnings warnings={checked?.warnings ?? []} />
      {check.failure !== undefined && (
        <Text size="sm" c="dimmed">
          The trigger could not be checked: {check.failure.message}
        </Text>
      )}
    </Stack>
  )
}
