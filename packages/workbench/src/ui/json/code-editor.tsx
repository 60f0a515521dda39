import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import './json-colours.css'
import { jsonTheme } from './json-theme'

export interface CodeEditorProps {
  value: string
  /** What it is, for those who do not see it. */
  label: string
  /** Told of each change; without it the text is only read. */
  onChange?: (value: string) => void
  /** Whatever is longer is scrolled, as a CSS length. Default: as high as it is. */
  maxHeight?: string
  minHeight?: string
}

const sizes = ({ maxHeight = 'none', minHeight = '0' }: CodeEditorProps) =>
  EditorView.theme({ '&': { maxHeight, minHeight }, '.cm-scroller': { overflow: 'auto' } })

const editing: Extension = [
  history(),
  lintGutter(),
  // An empty text is no mistake: it stands for nothing.
  linter((view) => (view.state.doc.toString().trim() === '' ? [] : jsonParseLinter()(view))),
  indentOnInput(),
  keymap.of([...defaultKeymap, ...historyKeymap])
]

const reading: Extension = [EditorState.readOnly.of(true), keymap.of(defaultKeymap)]

function extensionsOf(props: CodeEditorProps, onChange: (value: string) => void): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    drawSelection(),
    bracketMatching(),
    keymap.of(foldKeymap),
    json(),
    jsonTheme,
    EditorView.lineWrapping,
    sizes(props),
    EditorView.contentAttributes.of({ 'aria-label': props.label, tabindex: '0' }),
    props.onChange === undefined ? reading : editing,
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    })
  ]
}

/** CodeMirror for JSON. Tab moves on, as everywhere on a page: nobody is caught in it. */
export function CodeEditor(props: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const shown = useRef(props)
  const settings = useRef(new Compartment())
  useEffect(() => {
    shown.current = props
  })
  const { value, label, maxHeight, minHeight } = props
  const isRead = props.onChange === undefined

  useEffect(() => {
    const tell = (text: string) => shown.current.onChange?.(text)
    const extensions = settings.current.of(extensionsOf(shown.current, tell))
    const made = new EditorView({
      state: EditorState.create({ doc: shown.current.value, extensions }),
      ...(parent.current === null ? {} : { parent: parent.current })
    })
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const tell = (text: string) => shown.current.onChange?.(text)
    view.current?.dispatch({ effects: settings.current.reconfigure(extensionsOf(shown.current, tell)) })
  }, [label, maxHeight, minHeight, isRead])

  useEffect(() => {
    const current = view.current?.state.doc.toString()
    if (current === undefined || current === value) return
    view.current?.dispatch({ changes: { from: 0, to: current.length, insert: value } })
  }, [value])

  return <div ref={parent} />
}
