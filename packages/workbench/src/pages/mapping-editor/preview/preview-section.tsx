import { Loader, Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { ErrorState } from '../../../ui/error-state'
import { JsonView } from '../../../ui/json/json-view'
import { Section } from '../section'
import { PreviewErrors } from './preview-errors'
import type { EditedPreview } from './use-preview'
import { WireRequest } from './wire-request'

interface PreviewSectionProps {
  destinationId: string
  edited: EditedPreview
  /** Why there is nothing to try. */
  notTried: string | undefined
}

/** Beside what is edited, where there is room for it. */
const AS_HIGH_AS_IT_FITS = 'max(280px, calc(100dvh - 420px))'

const NOT_REACHED = 'The event does not come this far: see what is wrong above.'

const VIEWS = [
  { value: 'resolved', label: 'Resolved', about: 'What each field of the mapping resolves to.' },
  {
    value: 'validated',
    label: 'Validated',
    about: 'What the action is given: without empty values, in the types of its fields.'
  },
  { value: 'wire', label: 'On the wire', about: 'The request that would be sent. Secrets are masked.' }
] as const

type View = (typeof VIEWS)[number]['value']

function Shown({ view, preview }: { view: View; preview: NonNullable<EditedPreview['preview']> }) {
  const { resolved, validated, wire } = preview
  if (view === 'resolved') return <JsonView value={resolved} label="resolved fields" maxHeight={AS_HIGH_AS_IT_FITS} />
  if (view === 'validated' && validated !== undefined)
    return <JsonView value={validated} label="validated payload" maxHeight={AS_HIGH_AS_IT_FITS} />
  if (view === 'wire' && wire !== undefined) return <WireRequest wire={wire} />
  return (
    <Text size="sm" c="dimmed">
      {NOT_REACHED}
    </Text>
  )
}

/** What the mapping, as it is edited, makes of the test event. Which view is open stands in the address. */
export function PreviewSection({ destinationId, edited, notTried }: PreviewSectionProps) {
  const { preview, error, isUpToDate, askAgain } = edited
  const [query, setQuery] = useSearchParams()
  const view = VIEWS.find(({ value }) => value === query.get('view')) ?? VIEWS[0]
  const open = (to: string | null) => {
    const changed = new URLSearchParams(query)
    if (to === null || to === VIEWS[0].value) changed.delete('view')
    else changed.set('view', to)
    setQuery(changed, { replace: true, preventScrollReset: true })
  }
  const isWaiting = notTried === undefined && preview !== undefined && !isUpToDate && error === null
  return (
    <Section
      number={4}
      title="Preview"
      description="With the test event. Nothing is sent."
      beside={isWaiting && <Loader size="xs" aria-label="Updating the preview" />}
    >
      {notTried !== undefined && (
        <Text size="sm" c="dimmed" mb={preview === undefined ? 0 : 'sm'} role="status">
          {preview === undefined ? notTried : `${notTried} Until then the last preview is shown.`}
        </Text>
      )}
      {notTried === undefined && preview === undefined && error === null && <Skeleton height={360} />}
      {error !== null && <ErrorState error={error} onRetry={askAgain} />}
      {preview !== undefined && error === null && (
        <Stack gap="sm">
          <PreviewErrors destinationId={destinationId} errors={preview.errors} />
          <Tabs value={view.value} onChange={open} keepMounted={false}>
            <Tabs.List grow>
              {VIEWS.map(({ value, label }) => (
                <Tabs.Tab key={value} value={value}>
                  {label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {VIEWS.map(({ value, about }) => (
              <Tabs.Panel key={value} value={value} pt="sm">
                <Text size="sm" c="dimmed" mb="xs">
                  {about}
                </Text>
                <Shown view={value} preview={preview} />
              </Tabs.Panel>
            ))}
          </Tabs>
        </Stack>
      )}
    </Section>
  )
}
