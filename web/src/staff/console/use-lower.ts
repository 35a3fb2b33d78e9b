import { useState, type RefObject } from 'react'
import type { PageHint } from './cost-hint.ts'
import type { EditorHandle } from './editor/Editor.tsx'
import { lowerPage, withEdits } from './lower-page.ts'
import { isSame, type useDraft, type Written } from './use-draft.ts'
import type { Question } from './use-question.ts'

/** A page that was made smaller, and what was written before and after. */
export type Lowered = { field: string; hint: PageHint; before: Written; after: Written }

/** Makes the page smaller a hint speaks of, in the text or in the variable that says it, until something else is written. */
export function useLower(
  { draft, change }: ReturnType<typeof useDraft>,
  question: Question,
  editor: RefObject<EditorHandle | null>,
) {
  const [last, setLast] = useState<Lowered | null>(null)
  return {
    lowered: last && isSame(last.after, draft) ? last : null,
    lower: (field: string, hint: PageHint) => {
      const { page, fits, variable } = hint
      if (fits === undefined) return
      const before = { text: draft.text, typed: draft.typed }
      if (variable === undefined) {
        const edits = lowerPage(draft.text, question.name, page, fits)
        if (edits.length === 0) return
        setLast({ field, hint, before, after: { ...before, text: withEdits(draft.text, edits) } })
        editor.current?.edit(edits)
        return
      }
      const typed = { ...draft.typed, [variable]: String(fits) }
      setLast({ field, hint, before, after: { ...before, typed } })
      change({ typed })
      document.getElementById(`variable-${variable}`)?.focus()
    },
    undo: () => {
      if (!last) return
      setLast(null)
      change(last.before)
      editor.current?.focus()
    },
  }
}
