import { Accordion, Card, NumberInput, TextInput, Title } from '@mantine/core'
import type { Destination } from '../../api/destinations'
import type { SettingsDraft } from './settings-draft'

/** The most requests at a time that the API takes. */
const MOST_AT_A_TIME = 64

interface GeneralProps {
  destination: Destination
  draft: SettingsDraft
  nameMistake?: string
  concurrencyMistake?: string
  onEdit: (edit: Pick<SettingsDraft, 'name' | 'concurrency'>) => void
}

/** What has to do with this pipeline, not with Movable Ink. */
export function General({ destination, draft, nameMistake, concurrencyMistake, onEdit }: GeneralProps) {
  return (
    <Card withBorder padding="lg" component="section">
      <Title order={2} size="h4" mb="md">
        General
      </Title>
      <TextInput
        label="Name"
        description="To tell it from others."
        required
        maxLength={100}
        error={nameMistake}
        value={draft.name ?? destination.name}
        onChange={(change) => onEdit({ name: change.currentTarget.value })}
      />
      <Accordion
        variant="default"
        mt="md"
        chevronPosition="left"
        order={3}
        styles={{
          item: { border: 0 },
          chevron: { marginInlineStart: 0 },
          label: { fontSize: 'var(--mantine-font-size-sm)' },
          content: { paddingInline: 0, paddingBottom: 0 }
        }}
      >
        <Accordion.Item value="advanced">
          <Accordion.Control px={0}>Advanced</Accordion.Control>
          <Accordion.Panel>
            <NumberInput
              label="Requests at a time"
              description={`How many are sent to Movable Ink at once, from 1 to ${MOST_AT_A_TIME}. Fewer spare it, more are faster.`}
              min={1}
              max={MOST_AT_A_TIME}
              allowDecimal={false}
              allowNegative={false}
              maw={320}
              error={concurrencyMistake}
              value={draft.concurrency ?? destination.concurrency}
              onChange={(concurrency) => onEdit({ concurrency })}
            />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Card>
  )
}
