import { memo } from 'react'
import type { Source } from '../../api/sources'
import { WhyOfSource } from '../../checklist/why-of-source'
import { PageHeader } from '../../ui/page-header'
import { DebuggerActions } from './debugger-actions'

/** The top of the page. It stays as it is while events come. */
export const DebuggerHeader = memo(function DebuggerHeader({ source }: { source: Source }) {
  const { id, name } = source
  return (
    <PageHeader
      title="Debugger"
      above={[
        { title: 'Sources', to: '/sources' },
        { title: name, to: `/sources/${id}/debugger` }
      ]}
      actions={
        <>
          <WhyOfSource sourceId={id} />
          <DebuggerActions source={source} />
        </>
      }
    />
  )
})
