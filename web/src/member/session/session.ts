import { createContext, useContext } from 'react'
import type { MeQuery, MySurveysQuery } from '../../generated/member-operations.ts'
import type { Fault } from '../../apollo/errors.ts'
import type { Owner } from '../vault/db.ts'

export type Viewer = NonNullable<MeQuery['me']>

/** `away`: no network or no server; what the device keeps can still be read under `owner`. */
export type Session =
  | { kind: 'in'; viewer: Viewer; owner: Owner; surveys: NonNullable<MySurveysQuery['mySurveys']> }
  | { kind: 'away'; owner: Owner | null; fault: Fault }
  | { kind: 'out' }

export interface SessionValue {
  session: Session
  /** Asks the server again who is signed in. */
  refresh: () => Promise<Session>
}

export const SessionContext = createContext<SessionValue | null>(null)

/** Who is signed in, inside the member's area. */
export function useSession(): SessionValue {
  const value = useContext(SessionContext)
  if (!value) throw new Error('no session around this page')
  return value
}

/** The owner of the vault's entries now, or null. */
export function useOwner(): Owner | null {
  const { session } = useSession()
  return session.kind === 'out' ? null : session.owner
}
