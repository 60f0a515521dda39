import { Alert, Button, Group, NumberInput, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error'
import { FIRST_DRAFT, HOW_OFTEN, KINDS, faultOf } from './fault-draft'
import type { FaultDraft } from './fault-draft'
import { faultInWords } from './fault-in-words'
import { useFaultSwitches } from './use-fault-switches'

interface PartProps {
  draft: FaultDraft
  change: (parts: Partial<FaultDraft>) => void
}

/** What the chosen kind of fault asks for. */
function Details({ draft, change }: PartProps) {
  switch (draft.kind) {
    case 'status':
      return (
        <NumberInput
          label="Status"
          description="200 to 599"
          w={{ base: '100%', xs: 130 }}
          min={200}
          max={599}
          clampBehavior="blur"
          allowDecimal={false}
          value={draft.status}
          onChange={(status) => change({ status })}
        />
      )
    case 'delay':
      return (
        <NumberInput
          label="Milliseconds"
          description="At most 600,000"
          w={{ base: '100%', xs: 150 }}
          min={0}
          max={600_000}
          allowDecimal={false}
          value={draft.ms}
          onChange={(ms) => change({ ms })}
        />
      )
    case 'redirect':
      return (
        <>
          <NumberInput
            label="Status"
            description="300 to 399"
            w={{ base: '100%', xs: 130 }}
            min={300}
            max={399}
            allowDecimal={false}
            value={draft.redirectStatus}
            onChange={(redirectStatus) => change({ redirectStatus })}
          />
          <TextInput
            label="To"
            description="An address"
            value={draft.location}
            maxLength={1000}
            onChange={({ currentTarget }) => change({ location: currentTarget.value })}
            style={{ flex: '1 1 220px' }}
          />
        </>
      )
    case 'reset':
    case 'reset-mid-body':
    case 'truncate':
      return null
  }
}

/** How often the fault is met. */
function HowOften({ draft, change }: PartProps) {
  return (
    <>
      <Select
        label="For"
        description="Which requests meet it"
        w={{ base: '100%', xs: 240 }}
        allowDeselect={false}
        data={HOW_OFTEN}
        value={draft.how}
        onChange={(how) => change({ how: HOW_OFTEN.find(({ value }) => value === how)?.value ?? 'times' })}
      />
      {draft.how === 'times' && (
        <NumberInput
          label="Requests"
          description="At least 1"
          w={{ base: '100%', xs: 130 }}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={draft.times}
          onChange={(times) => change({ times })}
        />
      )}
      {draft.how === 'share' && (
        <NumberInput
          label="Percent"
          description="Of all requests"
          w={{ base: '100%', xs: 130 }}
          min={0.1}
          max={100}
          decimalScale={1}
          value={draft.percent}
          onChange={(percent) => change({ percent })}
        />
      )}
    </>
  )
}

/** Puts a fault together, and says it as a sentence before it is turned on. */
export function FaultForm() {
  const [draft, setDraft] = useState(FIRST_DRAFT)
  const { adding } = useFaultSwitches()
  const change = (parts: Partial<FaultDraft>) => {
    adding.reset()
    setDraft({ ...draft, ...parts })
  }
  const fault = faultOf(draft)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="add-fault">
      <Title order={2} size="h4" id="add-fault">
        Make Movable Ink fail
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        A fault meets requests with the right endpoint key, even those with wrong credentials. Their events are not
        taken; only "Wait before the answer" takes them afterwards.
      </Text>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (fault !== undefined) adding.mutate(fault)
        }}
      >
        <Stack gap="md">
          <Group align="flex-start" gap="sm">
            <Select
              label="What happens"
              description="Instead of the usual answer"
              w={{ base: '100%', xs: 280 }}
              allowDeselect={false}
              data={KINDS}
              value={draft.kind}
              onChange={(kind) => change({ kind: KINDS.find(({ value }) => value === kind)?.value ?? 'status' })}
            />
            <Details draft={draft} change={change} />
            <HowOften draft={draft} change={change} />
          </Group>
          {adding.error !== null && (
            <Alert color="red" role="alert">
              {sentenceOf(adding.error)}
            </Alert>
          )}
          <Group gap="md">
            <Button type="submit" disabled={fault === undefined} loading={adding.isPending}>
              Turn on
            </Button>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {fault === undefined ? 'Something is missing.' : faultInWords(fault)}
            </Text>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
