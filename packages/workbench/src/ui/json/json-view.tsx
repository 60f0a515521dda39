import { Box, Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { CopyButton } from '../copy-button'
import type { CodeEditorProps } from './code-editor'

// The editor is a third of a megabyte: it comes when JSON is to be shown.
const CodeEditor = lazy(async () => ({ default: (await import('./code-editor')).CodeEditor }))

/** An editor for JSON; without `onChange` the text is only read. */
export function JsonEditor(props: CodeEditorProps) {
  return (
    <Suspense fallback={<Skeleton height={props.minHeight ?? 160} />}>
      <CodeEditor {...props} />
    </Suspense>
  )
}

interface JsonViewProps {
  /** Any JSON, or a text that is shown as it is. */
  value: unknown
  label: string
  maxHeight?: string
}

/** JSON to read and to copy. */
export function JsonView({ value, label, maxHeight = '420px' }: JsonViewProps) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return (
    <Box pos="relative">
      <Box pos="absolute" top={6} right={10} style={{ zIndex: 1 }}>
        <CopyButton text={text} of={label} />
      </Box>
      <JsonEditor value={text} label={label} maxHeight={maxHeight} />
    </Box>
  )
}
