import { Switch, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { Json } from '../../sharing/json'
import { KINDS } from '../../sharing/kinds-of-data'
import type { Finding } from '../../sharing/masking'
import { countOf } from '../../ui/counting'
import { WHY } from './why-in-words'
import classes from './share.module.css'

const MOST_SIGNS = 120

const shown = (value: Json) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text
}

function Sample({ before, after, isMasked }: { before: Json; after: Json; isMasked: boolean }) {
  if (!isMasked) return <span className={classes.code}>{shown(before)}</span>
  return (
    <span className={classes.sample}>
      <span className={`${classes.code} ${classes.before}`}>{shown(before)}</span>
      <IconArrowRight size={16} aria-hidden style={{ marginTop: 2 }} />
      <VisuallyHidden>is shared as</VisuallyHidden>
      <span className={classes.code}>{shown(after)}</span>
    </span>
  )
}

interface FindingRowProps {
  finding: Finding
  onDecide: (isMasked: boolean) => void
}

/** A field, what is in it and what is shared instead. */
export function FindingRow({ finding, onDecide }: FindingRowProps) {
  const { path, part, kinds, why, isMasked, payloads, samples } = finding
  const what = kinds.map((kind) => KINDS[kind]).join(', ')
  return (
    <div className={classes.finding}>
      <div>
        <div className={classes.code}>{part === 'key' ? `${path} (the key)` : path}</div>
        <Text size="sm" c="dimmed">
          {`${why === 'chosen' ? '' : `${what}, ${WHY[why]}, `}in ${countOf(payloads.length, 'payload')}`}
        </Text>
      </div>
      <ul className={classes.samples}>
        {samples.map((sample) => (
          <li key={JSON.stringify(sample.before)}>
            <Sample {...sample} isMasked={isMasked} />
          </li>
        ))}
      </ul>
      <Switch
        checked={isMasked}
        onChange={(change) => onDecide(change.currentTarget.checked)}
        label="Mask"
        aria-label={`Mask ${path}`}
      />
    </div>
  )
}
