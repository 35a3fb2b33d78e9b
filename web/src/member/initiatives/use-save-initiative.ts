import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import {
  DraftInitiativeDocument,
  EditInitiativeDocument,
  MyInitiativesDocument,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import type { InitiativeDraft } from './kept-draft.ts'
import { toInput } from './to-input.ts'

export type Stored = { id: string; version: number }

/** Saves the form and opens what was saved; what is refused comes back with its field. */
export function useSaveInitiative(stored: Stored | null) {
  const [, go] = useLocation()
  const [refused, setRefused] = useState<{ field: string; text: string }>()
  const options = { refetchQueries: [MyInitiativesDocument] }
  const [draftNew, drafting] = useMutation(DraftInitiativeDocument, options)
  const [edit, editing] = useMutation(EditInitiativeDocument, options)
  const send = async (draft: InitiativeDraft) => {
    const input = toInput(draft)
    if (!stored) return (await draftNew({ variables: { input } })).data?.draftInitiative
    const { id, version } = stored
    return (await edit({ variables: { initiative: id, version, input } })).data?.editInitiative
  }
  const save = async (draft: InitiativeDraft, done: () => void) => {
    setRefused(undefined)
    const result = await send(draft)
    if (!result) return
    if (result.__typename === 'InitiativeChanged') {
      done()
      return go(paths.initiative(result.initiative.id), { replace: true })
    }
    const field = result.__typename === 'InvalidInput' ? result.field : ''
    setRefused({ field, text: result.message })
  }
  const busy = drafting.loading || editing.loading
  return { save, busy, refused, error: drafting.error ?? editing.error }
}
