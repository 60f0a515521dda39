import { Kbd } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { EmptyState } from '../../ui/empty-state'

/** In the place of an event while none is selected. */
export function NothingSelected() {
  return (
    <EmptyState icon={IconListDetails} title="Select an event">
      Its properties, its JSON and its deliveries are shown here. In the list <Kbd>↑</Kbd> and <Kbd>↓</Kbd> move,{' '}
      <Kbd>Enter</Kbd> opens; <Kbd>/</Kbd> goes to the search.
    </EmptyState>
  )
}
