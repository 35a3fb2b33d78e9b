import { ApolloClient, ApolloLink, Observable } from '@apollo/client'
import type { ApolloLink as Link } from '@apollo/client'
import type { DocumentNode } from 'graphql'
import { expect, test } from 'vitest'
import { createCache } from '../../apollo/cache.ts'
import { staffTypes } from '../../generated/staff-ids.ts'
import { defaultOptions } from '../../apollo/default-options.ts'
import {
  ApproveSurveyDocument,
  CloseSurveyDocument,
  OpenSurveyDocument,
  RequestSurveyReviewDocument,
} from '../../generated/operations.ts'

const survey = {
  __typename: 'Survey',
  id: 's',
  state: 'OPEN',
  version: 5,
  moves: ['CLOSE'],
  steps: [],
  work: null,
}
const changed = { __typename: 'SurveyChanged', survey }
const refused = { __typename: 'MoveRefused', code: 'MOVE', message: 'No.', rule: 'KEYS_NOT_READY' }

const moves: Record<string, DocumentNode> = {
  requestSurveyReview: RequestSurveyReviewDocument,
  approveSurvey: ApproveSurveyDocument,
  openSurvey: OpenSurveyDocument,
  closeSurvey: CloseSurveyDocument,
}

/** A client as the pages have it, whose server answers one move with `result`. */
function client(move: string, result: Record<string, unknown>): ApolloClient {
  const answer: Link.Result = { data: { [move]: result } }
  const link = new ApolloLink(() => new Observable((to) => (to.next(answer), to.complete())))
  return new ApolloClient({
    cache: createCache(staffTypes),
    link,
    dataMasking: true,
    defaultOptions,
  })
}

test.each(Object.entries(moves))(
  '%s shows its refusal and moves the page',
  async (move, mutation) => {
    const variables = { id: 's', version: 4, title: 'T' }
    const no = await client(move, refused).mutate({ mutation, variables })
    expect(no.data).toMatchObject({ [move]: refused })
    const pages = client(move, changed)
    await pages.mutate({ mutation, variables })
    expect(pages.cache.extract()).toMatchObject({ 'Survey:s': { state: 'OPEN', version: 5 } })
  },
)
