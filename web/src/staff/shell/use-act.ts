import { useState } from 'react'
import { useStaffWords } from '../use-staff-words.ts'
import { useMoveSentence, useRefused, type RefusedMove } from './use-refused.ts'

type Asked<Result extends RefusedMove> = { result: Result | null | undefined; error?: unknown }

const FAILURES = ['InvalidInput', 'MoveRefused', 'VersionConflict']

/** One change at a time: whether it is being made, and the sentence of what was refused. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const { refused, refuse, forget } = useRefused(useRuleSentence())
  const act = async <Result extends RefusedMove>(ask: () => Promise<Asked<Result>>) => {
    forget()
    setBusy(true)
    const { result, error } = await ask()
    setBusy(false)
    if (result && !FAILURES.includes(result.__typename)) return result
    refuse(result, error)
    return null
  }
  return { act, busy, refused, forget }
}

/** What a page hands to the part that makes a change. */
export type Acting = ReturnType<typeof useAct>

/** The sentence of a campaign's rule in the page's language; the service's own words where a rule has no page words. */
function useRuleSentence(): (move: RefusedMove) => string {
  const { has, other } = useStaffWords()
  const usual = useMoveSentence()
  return (move) => {
    const id = `crule.${move.rule ?? move.code}`
    return has(id) ? other(id) : move.message || usual(move)
  }
}
