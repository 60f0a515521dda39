import { Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiError } from '../../api/api-error'
import type { CatalogEntry } from '../../api/catalog'
import { createDestination } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { createSource } from '../../api/sources'
import type { Source } from '../../api/sources'
import { Question } from '../../ui/question'
import { nameForNew } from './new-destination'

/** In the list of sources: none of those that are there. */
const NEW_SOURCE = 'new'

interface FormProps {
  entry: CatalogEntry
  sources: readonly Source[]
  destinations: readonly Destination[]
  /** The source that the address names. */
  chosen?: string
  onClose: () => void
}

function Form({ entry, sources, destinations, chosen, onClose }: FormProps) {
  const [source, setSource] = useState(sources.find(({ id }) => id === chosen)?.id ?? sources[0]?.id ?? NEW_SOURCE)
  const [sourceName, setSourceName] = useState('')
  const [name, setName] = useState(() => nameForNew(entry.name, destinations))
  const queries = useQueryClient()
  const navigate = useNavigate()

  /** The source that was chosen, or a new one, which is chosen from then on: a second try makes no second one. */
  async function chosenSource(): Promise<string> {
    if (source !== NEW_SOURCE) return source
    const { id } = await createSource(sourceName)
    await queries.invalidateQueries({ queryKey: ['sources'] })
    setSource(id)
    return id
  }
  const adding = useMutation({
    mutationFn: async () => createDestination({ sourceId: await chosenSource(), slug: entry.slug, name }),
    onSuccess: async (destination) => {
      await navigate(`/destinations/${destination.id}/settings`)
      await queries.invalidateQueries({ queryKey: ['destinations'] })
    }
  })
  const isSourceRefused = source === NEW_SOURCE
  const mistake = adding.error instanceof ApiError ? adding.error.mistakeAt('name') : undefined
  return (
    <Question
      confirmText="Add destination"
      isPending={adding.isPending}
      error={mistake === undefined ? adding.error : undefined}
      onConfirm={() => adding.mutate()}
      onCancel={onClose}
    >
      <Select
        label="Source"
        description="Its events go to the destination."
        data={[
          ...sources.map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW_SOURCE, label: 'A new source' }
        ]}
        value={source}
        allowDeselect={false}
        onChange={(value) => value !== null && setSource(value)}
      />
      {source === NEW_SOURCE && (
        <TextInput
          label="Name of the new source"
          placeholder="Website"
          required
          maxLength={100}
          value={sourceName}
          onChange={(change) => setSourceName(change.currentTarget.value)}
          error={isSourceRefused ? mistake : undefined}
        />
      )}
      <TextInput
        label="Name of the destination"
        description="To tell it from others, such as a test's."
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(change) => setName(change.currentTarget.value)}
        error={isSourceRefused ? undefined : mistake}
      />
    </Question>
  )
}

/** Asks for which source a destination is added, and leads to its settings. */
export function AddDestination({ isOpen, ...form }: FormProps & { isOpen: boolean }) {
  return (
    <Modal opened={isOpen} onClose={form.onClose} title={`Add ${form.entry.name}`}>
      <Form {...form} />
    </Modal>
  )
}
