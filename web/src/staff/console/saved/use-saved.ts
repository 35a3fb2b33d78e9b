import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { errorCode } from '../../../apollo/errors.ts'
import {
  RemoveSavedQueryDocument,
  SavedQueriesDocument,
  SaveQueryDocument,
  type SavedQueriesQuery,
} from '../../../generated/operations.ts'
import { useSentences } from '../../shell/Failed.tsx'
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

/** The saved questions and what changes them; `refused` is the sentence of what was not done. */
export function useSaved() {
  const { t } = useConsoleWords()
  const { sentence, refusal } = useSentences()
  const { data, error, refetch } = useQuery(SavedQueriesDocument)
  const [doSave, saving] = useMutation(SaveQueryDocument)
  const [doRemove, removing] = useMutation(RemoveSavedQueryDocument)
  const [refused, setRefused] = useState<string | null>(null)
  const save = async (input: ToSave): Promise<Saved | null> => {
    setRefused(null)
    const { data: answer, error: fault } = await doSave({ variables: { input } })
    const result = answer?.saveQuery
    await refetch()
    if (result?.__typename === 'QuerySaved') return result.query
    if (result?.__typename === 'VersionConflict') setRefused(t('console.save.conflict'))
    else setRefused(result ? refusal(result) : sentence(errorCode(fault)))
    return null
  }
  const remove = async (id: string): Promise<boolean> => {
    setRefused(null)
    const { error: fault } = await doRemove({ variables: { id } })
    if (fault) setRefused(sentence(errorCode(fault)))
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
    forget: () => setRefused(null),
  }
}
