import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { sourceQuery } from '../../api/sources'
import { Loaded } from '../../ui/loaded'
import { Debugger } from './debugger'

/** As high as the panes with what stands above them, in pixels. */
const LOADING_HEIGHT = 640

/** The last events of one source, as they come. */
export function Page() {
  const { sourceId = '' } = useParams()
  const source = useQuery(sourceQuery(sourceId))
  return (
    <Loaded isPage query={source} loading={<Skeleton height={LOADING_HEIGHT} aria-label="Loading" />}>
      {(loaded) => <Debugger key={loaded.id} source={loaded} />}
    </Loaded>
  )
}
