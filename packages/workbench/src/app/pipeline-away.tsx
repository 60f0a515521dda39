import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { loadAnew } from '../api/query-client'
import { sessionQuery } from '../api/session'
import { usePipelineAway } from './use-pipeline-away'

/** How often a pipeline that is away is looked for, in milliseconds. */
const LOOK_AGAIN_MS = 2000

/** For how long it may be away unsaid, in milliseconds: one request that was lost is asked again. */
const UNSAID_MS = 1500

const ID = 'pipeline-away'

/** Says over all pages that the pipeline does not answer. When it does again, all that is shown is loaded anew. */
export function PipelineAway() {
  const isAway = usePipelineAway()
  const session = useQuery({ ...sessionQuery, refetchInterval: isAway && LOOK_AGAIN_MS })
  // Before anything is shown, what stands in its place says it.
  const isSaid = isAway && session.data !== undefined
  useEffect(() => {
    if (!isAway) return
    return () => void loadAnew()
  }, [isAway])
  useEffect(() => {
    if (!isSaid) return
    const saying = setTimeout(
      () =>
        notifications.show({
          id: ID,
          position: 'top-center',
          loading: true,
          withBorder: true,
          autoClose: false,
          withCloseButton: false,
          title: 'The pipeline does not answer',
          message:
            'Shown is what was there before. Look whether npm start is still running: this page goes on by itself.'
        }),
      UNSAID_MS
    )
    return () => {
      clearTimeout(saying)
      notifications.hide(ID)
    }
  }, [isSaid])
  return null
}
