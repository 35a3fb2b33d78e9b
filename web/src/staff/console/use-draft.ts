import { useState } from 'react'
import { readyQuestion, type OpenQuestion } from './saved/ready-questions.ts'
import type { Saved } from './saved/use-saved.ts'
import { readView, type View } from './saved/view.ts'
import { typedOf, type Typed } from './variables/read-variable.ts'

/** What is written now: text, what is typed for its variables, and how the answer is looked at. */
export type Draft = { text: string; typed: Typed; view: View }

/** What is written of a draft. */
export type Written = Pick<Draft, 'text' | 'typed'>

const EMPTY: Draft = { text: 'query {\n  \n}\n', typed: {}, view: { tab: 'TABLE' } }

/**
 * The question that is open (by id; empty for a new one) as it stands on this page. Changes to one question are kept
 * while another is looked at, until the page is closed.
 */
export function useDraft(open: string, saved: readonly Saved[] | null) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const base = baseOf(open, saved)
  const draft = drafts[open] ?? base ?? EMPTY
  const isKnown = open === '' || base !== null
  return {
    draft,
    isKnown,
    change: (part: Partial<Draft>) =>
      setDrafts((all) => ({ ...all, [open]: { ...(all[open] ?? base ?? EMPTY), ...part } })),
    /** Takes what is saved for what is written. */
    forget: (id: string) =>
      setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== id))),
    /** Whether a question has changes that are not saved. */
    changed: (id: string) => {
      const [kept, of] = [drafts[id], baseOf(id, saved)]
      return kept !== undefined && of !== null && !isSame(kept, of)
    },
  }
}

/** Whether the same is written in two drafts, however they are looked at. */
export function isSame(a: Written, b: Written): boolean {
  return a.text === b.text && JSON.stringify(a.typed) === JSON.stringify(b.typed)
}

function baseOf(id: string, saved: readonly Saved[] | null): Draft | null {
  const ready = readyQuestion(id)
  if (ready) return draftOf(ready)
  const found = saved?.find((one) => one.id === id)
  if (!found) return id === '' ? EMPTY : null
  return draftOf({ text: found.document, variables: found.variables, view: readView(found.view) })
}

function draftOf({ text, variables, view }: OpenQuestion): Draft {
  return { text, typed: typedOf(variables) ?? {}, view }
}
