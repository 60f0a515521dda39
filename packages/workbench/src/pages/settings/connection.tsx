import { Alert, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error'
import type { CatalogSetting } from '../../api/catalog'
import { checkCredentials, noteCheck } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { FixedBy } from '../../ui/fixed-by'
import { BlanksHint } from './blanks-hint'
import { checkOutcome } from './check-outcome'
import type { CheckOutcome } from './check-outcome'
import { changedSettings, isWriteOnly } from './settings-draft'
import type { SettingsDraft } from './settings-draft'
import { UseCollector } from './use-collector'
import { WriteOnlySetting } from './write-only-setting'

interface ConnectionProps {
  destination: Destination
  catalog: readonly CatalogSetting[]
  draft: SettingsDraft
  /** What the API refused of a setting, by key. */
  mistakes: Readonly<Record<string, string | undefined>>
  onType: (key: string, text: string) => void
  onKeep: (key: string) => void
  /** The collector's settings are saved: given what the destination was and what it is now. */
  onCollector: (before: Destination, after: Destination) => void
}

/** Movable Ink's word for the user name. */
const AS_HANDED_OUT = 'Movable Ink hands it out as the access key ID.'

function Outcome({ outcome: { ok, message, explanation } }: { outcome: CheckOutcome }) {
  return (
    <Alert color={ok ? 'green' : 'red'} title={ok ? 'Accepted' : 'Refused'} role="status">
      <Text size="sm">{message}</Text>
      {explanation !== undefined && (
        <Stack gap={4} mt="xs" align="flex-start">
          <FixedBy who={explanation.fixedBy} />
          <Text size="sm">{explanation.summary}</Text>
        </Stack>
      )}
    </Alert>
  )
}

/** The settings by which Movable Ink is reached, and whether it takes them. */
export function Connection({ destination, catalog, draft, mistakes, onType, onKeep, onCollector }: ConnectionProps) {
  const typed = changedSettings(draft, destination, catalog)
  const queries = useQueryClient()
  const checking = useMutation({
    // Typed secrets are not among the variables, which are kept.
    mutationFn: () => checkCredentials(destination.id, typed),
    gcTime: 0,
    onSuccess: (check) => {
      if (Object.keys(typed).length === 0) noteCheck(queries, destination.id, check)
    }
  })
  const outcome = checking.data && checkOutcome(checking.data)
  const errorOf = (key: string) => mistakes[key] ?? outcome?.fields[key]

  /** What was found is not of what is typed now. */
  function forget() {
    if (!checking.isIdle) checking.reset()
  }
  return (
    <Card withBorder padding="lg" component="section">
      <Title order={2} size="h4" mb={4}>
        Connection
      </Title>
      <Text size="sm" c="dimmed" mb="lg">
        What Movable Ink hands over once it has mapped your sample payloads.
      </Text>
      <Stack gap="lg">
        {catalog.map((setting) => {
          const { key, label, description, required } = setting
          const saved = destination.settings[key]
          const type = (text: string) => {
            forget()
            onType(key, text)
          }
          return isWriteOnly(setting) ? (
            <WriteOnlySetting
              key={key}
              setting={setting}
              saved={saved}
              error={errorOf(key)}
              typed={draft.settings[key] ?? ''}
              onType={type}
              onKeep={() => {
                forget()
                onKeep(key)
              }}
            />
          ) : (
            <div key={key}>
              <TextInput
                name={key}
                label={label}
                description={key === 'username' ? `${description.replace(/\.$/, '')}. ${AS_HANDED_OUT}` : description}
                withAsterisk={required}
                autoComplete="off"
                spellCheck={false}
                error={errorOf(key)}
                value={draft.settings[key] ?? saved?.shown ?? ''}
                onChange={(change) => type(change.currentTarget.value)}
              />
              <BlanksHint text={draft.settings[key] ?? saved?.shown ?? ''} label={label} onTrim={type} />
            </div>
          )
        })}
        <Group gap="md">
          <Button variant="default" loading={checking.isPending} onClick={() => checking.mutate()}>
            Check credentials
          </Button>
          <Text size="sm" c="dimmed">
            {Object.keys(typed).length > 0 ? 'With what is typed. Nothing is saved.' : 'With what is saved.'}
          </Text>
        </Group>
        {outcome !== undefined && <Outcome outcome={outcome} />}
        {checking.isError && (
          <Alert color="red" role="alert">
            {sentenceOf(checking.error)}
          </Alert>
        )}
        <UseCollector
          destination={destination}
          onChanged={(before, after) => {
            forget()
            onCollector(before, after)
          }}
        />
      </Stack>
    </Card>
  )
}
