import { Button } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { useWhy } from './use-why'
import { WhyDrawer } from './why-drawer'
import { WhyWords } from './why-words'

export interface WhyButtonProps {
  destinationId: string
  /** Of the destination, for the name of the button where a page has several. */
  of?: string
  size?: string
}

/** Opens the checklist of a destination. The address says that it is open. */
export function WhyButton({ destinationId, of, size = 'sm' }: WhyButtonProps) {
  const { open } = useWhy(destinationId)
  return (
    <>
      <Button
        variant="default"
        size={size}
        leftSection={<IconStethoscope size={16} stroke={1.7} />}
        aria-label={of === undefined ? undefined : `Why is nothing flowing to ${of}?`}
        onClick={open}
      >
        <WhyWords />
      </Button>
      <WhyDrawer destinationId={destinationId} />
    </>
  )
}
