import { isolateHistory } from '@codemirror/commands'
import type { EditorView } from '@codemirror/view'
import { updateSchema } from 'cm6-graphql'
import type { GraphQLSchema } from 'graphql'
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { Edit } from '../lower-page.ts'
import { createEditor, type EditorEvents } from './create-editor.ts'
import { createEcho } from './echo.ts'

/** What the page may do with the editor beside giving it a text. */
export type EditorHandle = {
  /** Puts a text where the cursor is, or at a place. */
  insert: (text: string, at?: number | null) => void
  /** Changes parts of the text; one step back takes all of it away again. */
  edit: (edits: readonly Edit[]) => void
  focus: () => void
}

type EditorProps = EditorEvents & {
  text: string
  label: string
  schema: GraphQLSchema | null
  handle: Ref<EditorHandle>
}

/** The editor as a part: shows `text`, tells what is typed. */
export function Editor({ text, label, schema, handle, ...events }: EditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef(events)
  const first = useRef({ text, schema })
  const [echo] = useState(createEcho)
  useEffect(() => {
    latest.current = events
  })
  useEffect(() => {
    if (!host.current) return
    const editor = createEditor({
      host: host.current,
      ...first.current,
      label,
      onText: (typed) => {
        echo.tell(typed)
        latest.current.onText(typed)
      },
      onRun: () => latest.current.onRun(),
      onPrettify: () => latest.current.onPrettify(),
      onDocs: (type, field) => latest.current.onDocs(type, field),
    })
    view.current = editor
    return () => editor.destroy()
  }, [label, echo])
  useEffect(() => {
    first.current = { text, schema }
    const editor = view.current
    if (!editor || echo.isEcho(text) || editor.state.doc.toString() === text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
    echo.forget()
  }, [text, schema, echo])
  useEffect(() => {
    if (view.current && schema) updateSchema(view.current, schema)
  }, [schema])
  useImperativeHandle(handle, () => ({
    insert: (inserted, at) => insertInto(view.current, inserted, at ?? null),
    edit: (edits) => changeParts(view.current, edits),
    focus: () => view.current?.focus(),
  }))
  return <div ref={host} className="con-editor" />
}

function insertInto(view: EditorView | null, text: string, at: number | null): void {
  if (!view) return
  const from = at ?? view.state.selection.main.from
  const to = at ?? view.state.selection.main.to
  view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } })
  view.focus()
}

function changeParts(view: EditorView | null, edits: readonly Edit[]): void {
  if (!view) return
  view.dispatch({ changes: edits, annotations: isolateHistory.of('full'), scrollIntoView: true })
  view.focus()
}
