import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

/** How long nobody moves on until an event is selected, in milliseconds: whoever holds a key down passes many. */
const MOVING_MS = 80

interface ActiveEventOptions {
  /** As the address says, which follows a little later. */
  selectedId: string | undefined
  /** Where somebody is at first while nothing is selected. */
  startsAt: string | undefined
  /** Whether moving to an event selects it. */
  followsSelection: boolean
  onSelect: (id: string) => void
}

interface ActiveEvent {
  activeId: string | undefined
  moveTo: (id: string) => void
  /** Selects at once. */
  choose: (id: string) => void
}

/** Where somebody is in the list. It is ahead of the address, and follows it when that changes by itself. */
export function useActiveEvent({ selectedId, startsAt, followsSelection, onSelect }: ActiveEventOptions): ActiveEvent {
  const [activeId, setActiveId] = useState(selectedId ?? startsAt)
  const [known, setKnown] = useState(selectedId)
  const [asked, setAsked] = useState<string>()
  if (selectedId !== known) {
    setKnown(selectedId)
    if (asked === undefined) setActiveId(selectedId)
    else if (asked === selectedId) setAsked(undefined)
  }
  const select = (id: string) => {
    if (id === selectedId) return
    setAsked(id)
    onSelect(id)
  }
  const selectSoon = useDebouncedCallback(select, MOVING_MS)
  return {
    activeId,
    moveTo(id) {
      setActiveId(id)
      if (followsSelection) selectSoon(id)
    },
    choose(id) {
      selectSoon.cancel()
      setActiveId(id)
      select(id)
    }
  }
}
