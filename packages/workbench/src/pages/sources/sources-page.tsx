import { Button, Paper } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBroadcast, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../../api/sources'
import { EmptyState } from '../../ui/empty-state'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'
import { CreateSource } from './create-source'
import { SourceRow } from './source-row'

/** As high as a row, in pixels. */
const ROW_HEIGHT = 73

/** All sources. */
export function Page() {
  const sources = useQuery(sourcesQuery)
  const [isCreating, creating] = useDisclosure()
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
      <CreateSource opened={isCreating} onClose={creating.close} />
    </>
  )
}
