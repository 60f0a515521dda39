import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import type { Diagnostic } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useCallback, useEffect, useRef } from 'react'
import { Echoes } from './echoes'
import './json-colours.css'
import { jsonTheme } from './json-theme'
import { placeOfMistake } from './place-of-mistake'

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

function mistakesIn(view: EditorView): Diagnostic[] {
  const text = view.state.doc.toString()
  // An empty text is no mistake: it stands for nothing.
  if (text.trim() === '') return []
  return jsonParseLinter()(view).map((found) => {
    if (found.from > 0) return found
    const from = placeOfMistake(text)
    return { ...found, from, to: Math.min(from + 1, text.length) }
  })
}

const editing: Extension = [
  history(),
  lintGutter(),
  linter(mistakesIn),
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
  const echoes = useRef(new Echoes())
  useEffect(() => {
    shown.current = props
  })
  const { value, label, maxHeight, minHeight } = props
  const isRead = props.onChange === undefined

  /** As the properties are now. */
  const extensions = useCallback(
    () =>
      extensionsOf(shown.current, (text) => {
        echoes.current.told(text)
        shown.current.onChange?.(text)
      }),
    []
  )
  /** What shows another document: nothing of the one before is in its history, for undoing to come back to. */
  const stateOf = useCallback(
    (doc: string) => EditorState.create({ doc, extensions: settings.current.of(extensions()) }),
    [extensions]
  )

  useEffect(() => {
    const made = new EditorView({
      state: stateOf(shown.current.value),
      ...(parent.current === null ? {} : { parent: parent.current })
    })
    view.current = made
    return () => made.destroy()
  }, [stateOf])

  useEffect(() => {
    view.current?.dispatch({ effects: settings.current.reconfigure(extensions()) })
  }, [extensions, label, maxHeight, minHeight, isRead])

  useEffect(() => {
    const isShown = view.current?.state.doc.toString() === value
    // What was typed comes back late when the page is busy: by then there is more.
    if (!isShown && echoes.current.has(value)) return
    echoes.current.clear()
    if (!isShown) view.current?.setState(stateOf(value))
  }, [value, stateOf])

  return <div ref={parent} />
}
