import type { Owner } from '../vault/db.ts'

/** What was typed into the form of an initiative: plain texts, as the fields hold them. */
export interface InitiativeDraft {
  title: string
  kind: string
  solution: string
  appliedFrom: string
  programme: string
  benefit: string
  spread: string
  confidential: boolean
  declarations: string[]
  /** One for each author, the lead author first; `place` once the server knows it. */
  shares: { place: number | null; share: string }[]
}

const key = (owner: Owner, id: string) => `tn.initiative.${owner}.${id}`

/** Keeps unsaved text of a form on the device (mountain networks, WEB-3). `id` is `new` before the first save. */
export function keepDraft(owner: Owner, id: string, draft: InitiativeDraft): void {
  try {
    localStorage.setItem(key(owner, id), JSON.stringify(draft))
  } catch {
    // Storage is forbidden or full: the page still holds the text.
  }
}

/** The unsaved text, or null. */
export function keptDraft(owner: Owner, id: string): InitiativeDraft | null {
  try {
    const text = localStorage.getItem(key(owner, id))
    const draft: InitiativeDraft | null = text === null ? null : JSON.parse(text)
    return draft
  } catch {
    return null
  }
}

/** Forgets the unsaved text: it was stored by the server, or the person does not want it. */
export function forgetDraft(owner: Owner, id: string): void {
  try {
    localStorage.removeItem(key(owner, id))
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}
