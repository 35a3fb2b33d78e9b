import { vaultChanged } from '../vault/change.ts'
import { vault, type Owner } from '../vault/db.ts'

/** Begins a blank draft: the promise was read. */
export async function startDraft(owner: Owner, survey: string): Promise<void> {
  await (await vault()).put('drafts', { owner, survey, answers: {} })
  vaultChanged()
}

/** Keeps one answer of the draft: a level, 255 "don't know", or 0 skipped. */
export async function keepAnswer(
  owner: Owner,
  survey: string,
  question: string,
  code: number,
): Promise<void> {
  const db = await vault()
  const tx = db.transaction('drafts', 'readwrite')
  const draft = await tx.store.get([owner, survey])
  if (draft) await tx.store.put({ ...draft, answers: { ...draft.answers, [question]: code } })
  await tx.done
  vaultChanged()
}
