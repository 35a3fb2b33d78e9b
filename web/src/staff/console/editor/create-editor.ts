import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { EditorState, Prec, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers, type KeyBinding } from '@codemirror/view'
import { graphql, showInDocsCommand } from 'cm6-graphql'
import type { GraphQLSchema } from 'graphql'
import { editorLook } from './editor-look.ts'

/** What the editor tells the page. */
export type EditorEvents = {
  onText: (text: string) => void
  onRun: () => void
  onPrettify: () => void
  /** A field or a type the reader wants explained. */
  onDocs: (parentType: string | undefined, field: string | undefined) => void
}

type EditorOptions = EditorEvents & {
  host: HTMLElement
  text: string
  label: string
  schema: GraphQLSchema | null
}

/**
 * A GraphQL editor in a shadow tree of `host`: there its styles are constructed sheets, which a policy without inline
 * styles allows; in the page itself they would be `<style>` elements, which it does not (decision 014).
 */
export function createEditor({ host, text, label, schema, ...events }: EditorOptions): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: text, extensions: extensions(label, schema, events) }),
  })
}

function extensions(label: string, schema: GraphQLSchema | null, events: EditorEvents): Extension {
  return [
    Prec.highest(keymap.of(ownKeys(events))),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    graphql(schema ?? undefined, {
      onShowInDocs: (field, _, parentType) => events.onDocs(parentType, field),
    }),
    editorLook,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) events.onText(state.doc.toString())
    }),
  ]
}

/** Tab takes a suggestion when there is one and else leaves the field, so that nobody is caught in it. */
function ownKeys({ onRun, onPrettify }: EditorEvents): KeyBinding[] {
  return [
    { key: 'Mod-Enter', run: done(onRun) },
    { key: 'Mod-Shift-f', run: done(onPrettify), preventDefault: true },
    { key: 'F1', run: showInDocsCommand, preventDefault: true },
    { key: 'Tab', run: acceptCompletion },
  ]
}

function done(act: () => void): () => boolean {
  return () => {
    act()
    return true
  }
}
