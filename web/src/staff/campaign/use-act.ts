import { useState } from 'react'
import { errorCode } from '../../apollo/errors.ts'
import { useSentences } from '../shell/Failed.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** What was refused: the sentence, and the field it stands at if it is one field's. */
export type Refused = { field: string | null; message: string }

type Answer = { __typename: string; code?: string; message?: string; rule?: string; field?: string }
type Asked<Result extends Answer> = { result: Result | null | undefined; error?: unknown }

const FAILURES = ['InvalidInput', 'MoveRefused', 'VersionConflict']

/** One change at a time: whether it is being made, and the sentence of what was refused. */
export function useAct() {
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const { sentence } = useSentences()
  const say = useRefusalWords()
  const act = async <Result extends Answer>(ask: () => Promise<Asked<Result>>) => {
    setRefused(null)
    setBusy(true)
    const { result, error } = await ask()
    setBusy(false)
    if (result && !FAILURES.includes(result.__typename)) return result
    const message = result ? say(result) : sentence(errorCode(error))
    setRefused({ field: result?.field ? lastPart(result.field) : null, message })
    return null
  }
  return { act, busy, refused, forget: () => setRefused(null) }
}

/** What a page hands to the part that makes a change. */
export type Acting = ReturnType<typeof useAct>

/** The sentence of a rule in the page's language; the service's own words where a rule has no page words. */
export function useRefusalWords(): (answer: Answer) => string {
  const { has, other } = useCampaignWords()
  const { refusal } = useSentences()
  return (answer) => {
    const id = `crule.${answer.rule ?? answer.code}`
    return has(id) ? other(id) : answer.message || refusal(answer)
  }
}

function lastPart(field: string): string {
  return field.split('.').at(-1) ?? field
}
