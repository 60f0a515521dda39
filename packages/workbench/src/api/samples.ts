import { queryOptions } from '@tanstack/react-query'

/** An event of a sample file: what it lacks is added when it is sent. */
export type SampleEvent = Readonly<Record<string, unknown>>

/** One of the repository's sample files. */
export interface SampleFile {
  /** Its name without the ending, such as `five-types`. */
  name: string
  events: readonly SampleEvent[]
}

const files = import.meta.glob<SampleEvent[]>('../../../../samples/*.json', { import: 'default' })

/** All sample files. They are part of the build, and come when they are asked for. */
export const samplesQuery = queryOptions({
  queryKey: ['samples'],
  queryFn: () =>
    Promise.all(
      Object.entries(files).map(async ([path, load]): Promise<SampleFile> => ({
        name: path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
        events: await load()
      }))
    ),
  staleTime: Infinity
})
