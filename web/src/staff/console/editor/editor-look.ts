import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Four colours (web.md 4.5): words of the language, types, variables, values. All of them are tokens of the page. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.modifier], color: 'var(--gach)' },
  { tag: tags.atom, color: 'var(--link)' },
  { tag: tags.variableName, color: 'var(--nghe-text)' },
  {
    tag: [tags.integer, tags.float, tags.string, tags.bool, tags.null, tags.special(tags.name)],
    color: 'var(--che)',
  },
  { tag: tags.lineComment, color: 'var(--text-2)' },
])

const look = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.55',
    maxHeight: '440px',
  },
  '.cm-content, .cm-gutter': { minHeight: '200px' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 14px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--text-2)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 10px 0 12px', minWidth: '40px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { color: 'var(--text)', fontWeight: '600' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--cham-tint)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--sunken)',
    outline: '1px solid var(--control)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--control)',
    borderRadius: '6px',
    boxShadow: 'var(--e-2)',
    maxWidth: 'min(420px, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '0.8125rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--cham-tint)',
    color: 'var(--cham)',
  },
  '.cm-completionDetail': { color: 'var(--text-2)', fontStyle: 'normal' },
  '.cm-completionInfo': { padding: '8px 12px', font: '0.8125rem/1.5 var(--brand)' },
  '.cm-diagnostic': { font: '0.8125rem/1.5 var(--brand)', padding: '6px 12px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--gach)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--gach) 1.5px',
    textUnderlineOffset: '3px',
  },
})

/** The editor in the look of the page, light and dark: every colour is a custom property, which reaches into its shadow. */
export const editorLook: Extension = [look, syntaxHighlighting(colours)]
