import { Button, Group, Stack, Title } from '@mantine/core'
import { IconFileCode, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { hasMistakes } from '../../sharing/event-mapping'
import { sharedBefore } from '../../checklist/done-before'
import { fileName, jsonOf, shareDocument } from '../../sharing/share-document'
import { sharePageHtml } from '../../sharing/share-page-html'
import { JsonView } from '../../ui/json/json-view'
import { downloadFile } from './downloads'
import { Mistakes } from './mistakes'
import { Summary } from './summary'
import { UseInCollector } from './use-in-collector'
import type { Share } from './use-share'

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** The day where the person is, in ISO 8601. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), twoDigits(now.getMonth() + 1), twoDigits(now.getDate())].join('-')
}

interface ExportStepProps {
  share: Share
  source: { id: string; name: string }
}

/** What was masked, what was left, and the files. */
export function ExportStep({ share, source }: ExportStepProps) {
  const [date] = useState(today)
  const shared = shareDocument({ source: source.name, date, masked: share.masked, mappingOf: share.mappingOf })
  const json = jsonOf(shared)
  const faulty = share.masked.payloads.map(({ key }) => key).filter((key) => hasMistakes(share.mappingOf(key)))
  const isBlocked = faulty.length > 0
  const save = (ending: string, type: string, text: string) => {
    downloadFile(`${fileName(shared)}.${ending}`, type, text)
    share.noteExport()
    sharedBefore.noteDone(source.id)
  }
  return (
    <Stack gap="xl">
      <Summary share={share} document={shared} />
      <section aria-label="Files">
        <Title order={2} size="h4" mb="sm">
          Files
        </Title>
        {isBlocked && <Mistakes share={share} keys={faulty} />}
        <Group gap="sm" mb="md">
          <Button
            disabled={isBlocked}
            leftSection={<IconFileText size={16} />}
            onClick={() => save('html', 'text/html', sharePageHtml(shared))}
          >
            Download page
          </Button>
          <Button
            variant="default"
            disabled={isBlocked}
            leftSection={<IconFileCode size={16} />}
            onClick={() => save('json', 'application/json', json)}
          >
            Download JSON
          </Button>
          <UseInCollector
            eventMappings={shared.payloads.map(({ eventMapping }) => eventMapping)}
            isBlocked={isBlocked}
          />
        </Group>
        {!isBlocked && <JsonView value={shared} label="JSON" />}
      </section>
    </Stack>
  )
}
