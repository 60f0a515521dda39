import { NativeSelect, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { samplesQuery } from '../../../api/samples'
import { sampleName, typeInWords } from '../../../events/event-name'
import { Loaded, LoadingLines } from '../../../ui/loaded'
import { EventOptions } from './event-options'
import type { Choice } from './test-event'

/** The sample files, and their events to choose one of. */
export function SampleEvents({ onChoose }: { onChoose: (choice: Choice) => void }) {
  const samples = useQuery(samplesQuery)
  const [wanted, setWanted] = useState<string>()
  return (
    <Loaded query={samples} loading={<LoadingLines lines={8} height={41} />}>
      {(files) => {
        const file = files.find(({ name }) => name === wanted) ?? files[0]
        if (file === undefined) return null
        return (
          <Stack gap="sm">
            <NativeSelect
              label="Sample file"
              data={files.map(({ name }) => name)}
              value={file.name}
              onChange={(chosen) => setWanted(chosen.currentTarget.value)}
              data-autofocus
            />
            <EventOptions
              label={`Events of ${file.name}`}
              options={file.events.map((event, index) => ({
                key: String(index),
                type: typeInWords(event),
                name: sampleName(event),
                onChoose: () => onChoose({ from: 'sample', file: file.name, index })
              }))}
            />
          </Stack>
        )
      }}
    </Loaded>
  )
}
