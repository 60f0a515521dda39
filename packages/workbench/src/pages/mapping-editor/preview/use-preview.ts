import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { previewQuery } from '../../../api/preview'
import type { Tried } from '../../../api/preview'

/** How long somebody who types is waited for, in milliseconds. */
const TYPING_MS = 300

/**
 * What a mapping makes of an event while it is edited. The last answer stays while another is on its way, or while what is
 * edited is not finished.
 *
 * @param tried the same object while nothing changes; undefined while it is not finished
 */
export function usePreview(tried: Tried | undefined) {
  const [finished, setFinished] = useState(tried)
  if (tried !== undefined && tried !== finished) setFinished(tried)
  const [asked] = useDebouncedValue(finished, TYPING_MS)
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...previewQuery(asked),
    placeholderData: keepPreviousData
  })
  return {
    preview: data,
    error,
    /** Whether it is of what is edited now. */
    isUpToDate: data !== undefined && !isPlaceholderData && asked === tried,
    askAgain: () => void refetch()
  }
}

export type EditedPreview = ReturnType<typeof usePreview>
