import { Modal, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { PastedEvent } from './pasted-event'
import { SampleEvents } from './sample-events'
import { StoredEvents } from './stored-events'
import type { Choice } from './test-event'

interface ChooseTestEventProps {
  sourceId: string
  /** It is said of each event whether this one matches it. */
  trigger: string
  /** What was written as JSON, used or not. */
  pasted: string
  onPaste: (text: string) => void
  /** Where the event that is there now comes from. */
  from: Choice['from']
  isOpen: boolean
  onClose: () => void
  onChoose: (choice: Choice) => void
}

const WAYS: { value: Choice['from']; label: string }[] = [
  { value: 'source', label: 'From the source' },
  { value: 'sample', label: 'Sample' },
  { value: 'pasted', label: 'Paste JSON' }
]

function Ways(props: Omit<ChooseTestEventProps, 'isOpen' | 'onClose'>) {
  const { sourceId, trigger, pasted, onPaste, from, onChoose } = props
  const [way, setWay] = useState(from)
  return (
    <Stack>
      <SegmentedControl aria-label="Where the event comes from" fullWidth data={WAYS} value={way} onChange={setWay} />
      {way === 'source' && <StoredEvents sourceId={sourceId} trigger={trigger} onChoose={onChoose} />}
      {way === 'sample' && <SampleEvents onChoose={onChoose} />}
      {way === 'pasted' && <PastedEvent text={pasted} onText={onPaste} onChoose={onChoose} />}
    </Stack>
  )
}

/** Chooses the event that a mapping is tried with. */
export function ChooseTestEvent({ isOpen, onClose, onChoose, ...ways }: ChooseTestEventProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Choose a test event" size="lg">
      <Ways
        {...ways}
        onChoose={(choice) => {
          onChoose(choice)
          onClose()
        }}
      />
    </Modal>
  )
}
