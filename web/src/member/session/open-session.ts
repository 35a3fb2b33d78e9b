import { faultOf } from '../../apollo/errors.ts'
import { MeDocument, MySurveysDocument } from '../../generated/member-operations.ts'
import { client, gate } from '../client.ts'
import { keepOwner, lastOwner, ownerOf } from '../vault/owner.ts'
import type { Session } from './session.ts'

/** Asks who is signed in and what is asked of them, then prepares passes in the background. */
export async function openSession(): Promise<Session> {
  const me = await client.query({ query: MeDocument, fetchPolicy: 'network-only' })
  if (me.error && !me.data?.me)
    return { kind: 'away', owner: lastOwner(), fault: faultOf(me.error) }
  const viewer = me.data?.me
  if (!viewer) return { kind: 'out' }
  const owner = await ownerOf(viewer.member.id)
  keepOwner(owner)
  const answer = await client.query({ query: MySurveysDocument, fetchPolicy: 'network-only' })
  const surveys = answer.data?.mySurveys ?? []
  void import('../pass/prefetch.ts').then(({ prefetchPasses }) =>
    prefetchPasses(client, gate, owner, surveys),
  )
  return { kind: 'in', viewer, owner, surveys }
}
