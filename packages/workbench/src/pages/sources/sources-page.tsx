import { Button, Paper } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBroadcast, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { createSource, sourceSaved, sourcesQuery } from '../../api/sources'
import { EmptyState } from '../../ui/empty-state'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { NameDialog } from '../../ui/name-dialog'
import { PageHeader } from '../../ui/page-header'
import { SOURCE_NAME } from './rename-source'
import { SourceRow } from './source-row'

/** As high as a row, in pixels. */
const ROW_HEIGHT = 73

/** All sources. */
export function Page() {
  const sources = useQuery(sourcesQuery)
  const [isCreating, creating] = useDisclosure()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={creating.open}>
      Create source
    </Button>
  )
  const isEmpty = sources.data?.length === 0
  return (
    <>
      <PageHeader
        title="Sources"
        description="Where events come from: a website, an app, a server. Each has a write key of its own."
        actions={isEmpty ? undefined : create}
      />
      <Loaded query={sources} loading={<LoadingLines lines={2} height={ROW_HEIGHT} />}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={IconBroadcast} title="No sources yet" action={create}>
              Create one, and send it events with Segment’s SDKs, with curl, or from the samples that are at hand here.
            </EmptyState>
          ) : (
            <Paper withBorder component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {all.map((source, index) => (
                <SourceRow key={source.id} source={source} isFirst={index === 0} />
              ))}
            </Paper>
          )
        }
      </Loaded>
      <NameDialog
        title="Create source"
        saveText="Create source"
        description={SOURCE_NAME}
        opened={isCreating}
        onClose={creating.close}
        save={createSource}
        onSaved={async (source) => {
          void navigate(`/sources/${source.id}/debugger`)
          await sourceSaved(queries, source)
        }}
      />
    </>
  )
}
