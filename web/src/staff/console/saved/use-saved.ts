import { useMutation, useQuery } from '@apollo/client/react'
import {
  RemoveSavedQueryDocument,
  SavedQueriesDocument,
  SaveQueryDocument,
  type SavedQueriesQuery,
} from '../../../generated/operations.ts'
import { useMoveSentence, useRefused, type RefusedMove } from '../../shell/use-refused.ts'
import { useConsoleWords } from '../use-console-words.ts'

/** A saved question as the list has it. */
export type Saved = NonNullable<SavedQueriesQuery['savedQueries']>[number]
/** What is saved: a new one without id. */
export type ToSave = {
  id?: string
  version?: number
  title: string
  document: string
  variables: string
  view: string
  shared: boolean
}

/** The saved questions and what changes them; `refused` is what was not done, and why. */
export function useSaved() {
  const { refused, refuse, forget } = useRefused(useSaveSentence())
  const { data, error, refetch } = useQuery(SavedQueriesDocument)
  const [doSave, saving] = useMutation(SaveQueryDocument)
  const [doRemove, removing] = useMutation(RemoveSavedQueryDocument)
  const save = async (input: ToSave): Promise<Saved | null> => {
    forget()
    const { data: answer, error: fault } = await doSave({ variables: { input } })
    const result = answer?.saveQuery
    await refetch()
    if (result?.__typename === 'QuerySaved') return result.query
    refuse(result, fault)
    return null
  }
  const remove = async (id: string): Promise<boolean> => {
    forget()
    const { error: fault } = await doRemove({ variables: { id } })
    if (fault) refuse(null, fault)
    await refetch()
    return !fault
  }
  return {
    saved: data?.savedQueries ?? null,
    failed: Boolean(error),
    save,
    remove,
    busy: saving.loading || removing.loading,
    refused,
    forget,
  }
}

/** A question saved elsewhere meanwhile is no dead end: saving again replaces that one. */
function useSaveSentence(): (move: RefusedMove) => string {
  const { t } = useConsoleWords()
  const usual = useMoveSentence()
  return (move) =>
    move.__typename === 'VersionConflict' ? t('console.save.conflict') : usual(move)
}
