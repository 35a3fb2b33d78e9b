import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { useFaultSentence } from '../../words/fault-sentence.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** What was refused: the sentence, the field it stands at if it is one field's, and the request if that failed. */
export type Refused = { field: string | null; message: string; requestId?: string | undefined }

/** An expected failure as the graph tells it. */
export type RefusedMove = {
  __typename: string
  code?: string
  message?: string
  rule?: string
  field?: string
}

/** What the last change was refused for, if it was: by a rule, or because the request failed. */
export function useRefused(say?: (move: RefusedMove) => string) {
  const [refused, setRefused] = useState<Refused | null>(null)
  const ofFault = useFaultSentence()
  const usual = useMoveSentence()
  const ofMove = say ?? usual
  return {
    refused,
    forget: () => setRefused(null),
    refuse: (move: RefusedMove | null | undefined, error: unknown) => {
      const fault = faultOf(error)
      setRefused(
        move
          ? { field: move.field ? lastPart(move.field) : null, message: ofMove(move) }
          : { field: null, message: ofFault(fault), requestId: fault.requestId },
      )
    },
  }
}

/** The sentence of a refused move in the page's language; the service's own words where the page has none. */
export function useMoveSentence(): (move: RefusedMove) => string {
  const { has, other } = useStaffWords()
  return ({ code, rule, message, __typename }) => {
    const id = [`refused.${rule}`, `refused.${code}`, `rule.${rule}`].find(has)
    if (id) return other(id)
    return message || (has(`failure.${__typename}`) ? other(`failure.${__typename}`) : '')
  }
}

function lastPart(field: string): string {
  return field.split('.').at(-1) ?? field
}
