import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Source } from '../../api/sources'
import { PageHeader } from '../../ui/page-header'
import { changedQuery } from './debugger-query'

interface EventPageHeaderProps {
  source: Source
  /** What the event is called, once that is known. */
  title?: string
  description?: ReactNode
}

/** The top of an event that is all of the page, with the way back to the list. */
export function EventPageHeader({ source, title = 'Event', description }: EventPageHeaderProps) {
  const [params] = useSearchParams()
  return (
    <PageHeader
      title={title}
      above={[
        { title: 'Sources', to: '/sources' },
        { title: source.name, to: `?${changedQuery(params, { event: undefined }).toString()}` }
      ]}
      description={description}
    />
  )
}
