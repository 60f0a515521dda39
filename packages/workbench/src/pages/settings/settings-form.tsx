import { Alert, Button, Fieldset, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiError, sentenceOf } from '../../api/api-error'
import type { CatalogSetting } from '../../api/catalog'
import { changeDestination, destinationQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { SaveBar } from '../../ui/save-bar'
import { UnsavedGuard } from '../../ui/unsaved-guard'
import { Connection } from './connection'
import { DeleteDestination } from './delete-destination'
import { EnableDestination } from './enable-destination'
import { General } from './general'
import { changeOf, NO_DRAFT, rebased, withEdit, withoutSetting } from './settings-draft'

function ChangedMeanwhile({ onGoOn }: { onGoOn: () => void }) {
  return (
    <Alert color="yellow" title="The destination was changed meanwhile" role="alert">
      <Text size="sm" mb="sm">
        Another tab or a program has saved it since you began. What you typed is kept; load the rest, look at it, and
        save again.
      </Text>
      <Button variant="default" size="xs" onClick={onGoOn}>
        Load what is there now
      </Button>
    </Alert>
  )
}

/** The settings of a destination as a form. */
export function SettingsForm({
  destination,
  catalog
}: {
  destination: Destination
  catalog: readonly CatalogSetting[]
}) {
  const [draft, setDraft] = useState(NO_DRAFT)
  // A new one empties the inputs that React does not control.
  const [generation, setGeneration] = useState(0)
  const queries = useQueryClient()
  const change = changeOf(draft, destination, catalog)

  function clear() {
    setDraft(NO_DRAFT)
    setGeneration((before) => before + 1)
  }
  const saving = useMutation({
    // Typed secrets are not among the variables, which are kept.
    mutationFn: () => changeDestination(destination.id, change ?? {}),
    gcTime: 0,
    onSuccess: (after) => {
      queries.setQueryData(destinationQuery(destination.id).queryKey, after)
      clear()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['destinations'] })
  })
  const refusal = saving.error instanceof ApiError ? saving.error : undefined
  const isStale = refusal?.code === 'STALE'
  const isOutdated = change !== undefined && (isStale || change.updatedAt !== destination.updatedAt)
  const mistakes = Object.fromEntries(catalog.map(({ key }) => [key, refusal?.mistakeAt(`settings.${key}`)]))

  function save() {
    saving.mutate(undefined, {
      onSuccess: () => {
        // It holds on to what was sent, secrets too.
        saving.reset()
        notifications.show({ message: 'The settings are saved.' })
      }
    })
  }
  function edit(of: Parameters<typeof withEdit>[1]) {
    setDraft((before) => withEdit(before, of, destination))
  }
  async function loadWhatIsThere() {
    const { updatedAt } = await queries.fetchQuery({ ...destinationQuery(destination.id), staleTime: 0 })
    setDraft((before) => ({ ...before, updatedAt }))
    saving.reset()
  }
  return (
    <Stack gap="lg" maw={760}>
      <UnsavedGuard isEdited={change !== undefined} what="the settings" />
      {isOutdated && <ChangedMeanwhile onGoOn={() => void loadWhatIsThere()} />}
      <EnableDestination
        destination={destination}
        onChanged={(before, after) => setDraft((of) => rebased(of, before, after))}
      />
      <form
        noValidate
        onSubmit={(submission) => {
          submission.preventDefault()
          if (change !== undefined) save()
        }}
      >
        {/* What was typed during a save would be cleared with what is saved. */}
        <Fieldset variant="unstyled" m={0} miw={0} disabled={saving.isPending}>
          <Stack gap="lg">
            <Connection
              key={generation}
              destination={destination}
              catalog={catalog}
              draft={draft}
              mistakes={mistakes}
              onType={(key, text) =>
                setDraft((before) => withEdit(before, { settings: { ...before.settings, [key]: text } }, destination))
              }
              onCollector={(before, after) => {
                setDraft((of) => ({ ...rebased(of, before, after), settings: {} }))
                setGeneration((count) => count + 1)
              }}
              onKeep={(key) => setDraft((before) => withoutSetting(before, key))}
            />
            <General
              destination={destination}
              draft={draft}
              nameMistake={refusal?.mistakeAt('name')}
              concurrencyMistake={refusal?.mistakeAt('concurrency')}
              onEdit={edit}
            />
          </Stack>
        </Fieldset>
        {change !== undefined && (
          <SaveBar
            isChanged
            isSaving={saving.isPending}
            refusal={isStale || saving.error === null ? undefined : sentenceOf(saving.error)}
            onDiscard={clear}
          />
        )}
      </form>
      <DeleteDestination destination={destination} onDeleted={() => flushSync(clear)} />
    </Stack>
  )
}
