import { SegmentedControl, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useConfirmLoss } from './confirm-loss'
import type { FieldEditorProps } from './field-editor'
import { draftMistakes, isKeysOnly } from './field-draft'
import type { FieldDraft } from './field-draft'
import { DirectiveList } from './directive-list'
import { FieldFrame } from './field-frame'
import { byRow, wordsAt } from './field-mistakes'
import { JsonDraft } from './json-draft'
import { silentChanges } from './json-text'
import { PathPicker } from './path-picker'
import { RowsEditor } from './rows-editor'
import { switchKind } from './switch-kind'
import type { ObjectKind } from './switch-kind'

const KINDS: { value: ObjectKind; label: string }[] = [
  { value: 'whole', label: 'Whole event' },
  { value: 'path', label: 'Object path' },
  { value: 'rows', label: 'Key-value' },
  { value: 'json', label: 'JSON' },
  { value: 'nothing', label: 'Nothing' }
]

/** Below it the kinds do not fit in a line. */
const NARROW = '(max-width: 36em)'

const LOSS = 'What is written here cannot be shown in the other editor. It starts from nothing.'

interface BodyProps extends FieldEditorProps {
  ofRows: ReadonlyMap<string, string>
}

function Body({ field, draft, onChange, paths, ofRows, hints, disabled }: BodyProps) {
  switch (draft.kind) {
    case 'rows': {
      const of = isKeysOnly(field) ? field.label.toLowerCase().replace(/s$/, '') : 'key'
      return (
        <RowsEditor
          draft={draft}
          of={of}
          onChange={onChange}
          paths={paths}
          mistakes={ofRows}
          hints={hints}
          disabled={disabled}
        />
      )
    }
    case 'path':
      return (
        <PathPicker
          label="Path in the event"
          paths={paths.filter(({ isObject }) => isObject)}
          value={draft.path}
          onChange={(path) => onChange({ kind: 'path', path })}
          disabled={disabled}
        />
      )
    case 'json':
      return <JsonDraft label={field.label} text={draft.text} onChange={onChange} disabled={disabled} />
    default:
      return (
        <Text size="sm">
          {draft.kind === 'whole' ? 'Every event is sent as it is.' : 'The field is left out: the request has no body.'}
        </Text>
      )
  }
}

/** The editor of a field that holds an object: in the simplest way that shows it, or another one. */
export function ObjectField(props: FieldEditorProps) {
  const { field, draft, onChange, mistakes, disabled = false } = props
  const isNarrow = useMediaQuery(NARROW)
  const { confirmLoss, lossDialog } = useConfirmLoss()
  const place = `fields.${field.key}`
  const names = draft.kind === 'rows' ? draft.rows.map(({ name }) => name.trim()).filter(Boolean) : []
  const { ofRows, rest } = byRow(mistakes, place, names)
  const own = draftMistakes(draft).filter(({ row }) => row === undefined)
  const said = own.length > 0 ? own.map(({ message }) => message) : rest.map((mistake) => wordsAt(mistake, place))
  const switchTo = (kind: string) => {
    const to = KINDS.find(({ value }) => value === kind)?.value
    if (to === undefined) return
    const switched = switchKind(draft, to)
    const drafted: FieldDraft =
      isKeysOnly(field) && switched.draft.kind === 'rows' ? { ...switched.draft, ifEmpty: 'left-out' } : switched.draft
    confirmLoss(switched.isLost, LOSS, () => onChange(drafted))
  }
  // A list of keys that no list can show is there to be corrected as JSON.
  const kinds = isKeysOnly(field) ? KINDS.filter(({ value }) => value === 'rows' || value === 'json') : KINDS
  return (
    <FieldFrame
      label={field.label}
      description={field.description}
      mistakes={said}
      hints={draft.kind === 'json' && own.length === 0 ? silentChanges(draft.text) : []}
      help={draft.kind === 'json' && <DirectiveList />}
    >
      {(!isKeysOnly(field) || draft.kind !== 'rows') && (
        <SegmentedControl
          aria-label={`How ${field.label} is made`}
          size="xs"
          fullWidth
          orientation={isNarrow === true && kinds.length > 2 ? 'vertical' : 'horizontal'}
          data={kinds}
          value={draft.kind}
          onChange={switchTo}
          disabled={disabled}
        />
      )}
      <Body {...props} ofRows={ofRows} />
      {lossDialog}
    </FieldFrame>
  )
}
