import { ApolloProvider } from '@apollo/client/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Gate } from '../apollo/gate.ts'
import { keepOffline } from '../device/service-worker.ts'
import { loadTime } from '../device/time.ts'
import { client, gate } from './client.ts'
import { loadParts, MemberRoutes } from './routes.tsx'
import { openSession } from './session/open-session.ts'
import { SessionContext, type Session } from './session/session.ts'
import { Wait } from '../ui/Wait.tsx'
import { useMemberWords } from './words/use-member-words.ts'

/** The member's area. Its first requests are, in this order: domain time, due ballots, and only then who is signed in. */
export function MemberApp() {
  const { t } = useMemberWords()
  const [session, setSession] = useState<Session>()
  const refresh = useCallback(async () => {
    const next = await openSession()
    setSession(next)
    return next
  }, [])
  useEffect(() => {
    let stop: (() => void) | undefined
    let live = true
    void begin(refresh).then((keepSending) => {
      if (live) stop = keepSending(gate)
      loadParts()
      keepOffline()
    })
    return () => {
      live = false
      stop?.()
    }
  }, [refresh])
  const value = useMemo(() => (session ? { session, refresh } : null), [session, refresh])
  if (!value) {
    return (
      <div className="m-main">
        <Wait slow={t('app.slow')} />
      </div>
    )
  }
  return (
    <SessionContext value={value}>
      <ApolloProvider client={client}>
        <MemberRoutes />
      </ApolloProvider>
    </SessionContext>
  )
}

async function begin(refresh: () => Promise<Session>): Promise<(gate: Gate) => () => void> {
  const [{ keepSending, sendApart }] = await Promise.all([
    import('./answer/keep-sending.ts'),
    loadTime(),
  ])
  await sendApart(gate).catch(() => undefined)
  await refresh()
  return keepSending
}
