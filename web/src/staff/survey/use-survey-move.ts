import { useMutation } from '@apollo/client/react'
import {
  ApproveSurveyDocument,
  CloseSurveyDocument,
  OpenSurveyDocument,
  RequestSurveyReviewDocument,
  SurveyDetailDocument,
  type SurveyMove,
} from '../../generated/operations.ts'
import { useRefused, type RefusedMove } from '../shell/use-refused.ts'

type Target = { id: string; version: number }

/** Moves of one survey: what is being done, and the sentence of what was refused. */
export function useSurveyMove(survey: Target) {
  const { refused, refuse, forget } = useRefused()
  const variables = { id: survey.id, version: survey.version }
  const options = { refetchQueries: [SurveyDetailDocument] }
  const [review, reviewing] = useMutation(RequestSurveyReviewDocument, options)
  const [approve, approving] = useMutation(ApproveSurveyDocument, options)
  const [open, opening] = useMutation(OpenSurveyDocument, options)
  const [close, closing] = useMutation(CloseSurveyDocument, options)
  const ask: Record<
    SurveyMove,
    (title: string) => Promise<{ result: RefusedMove | undefined; error: unknown }>
  > = {
    REQUEST_REVIEW: async () => {
      const { data, error } = await review({ variables })
      return { result: data?.requestSurveyReview, error }
    },
    APPROVE: async () => {
      const { data, error } = await approve({ variables })
      return { result: data?.approveSurvey, error }
    },
    OPEN: async () => {
      const { data, error } = await open({ variables })
      return { result: data?.openSurvey, error }
    },
    CLOSE: async (title) => {
      const { data, error } = await close({ variables: { ...variables, title } })
      return { result: data?.closeSurvey, error }
    },
  }
  const move = async (kind: SurveyMove, title = ''): Promise<boolean> => {
    forget()
    const { result, error } = await ask[kind](title)
    if (result?.__typename === 'SurveyChanged') return true
    refuse(result, error)
    return false
  }
  const busy = reviewing.loading || approving.loading || opening.loading || closing.loading
  return { move, busy, refused, forget }
}
