import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { isSignedOut } from '../../apollo/errors.ts'
import { StaffViewerDocument } from '../../generated/operations.ts'
import { paths } from '../../paths.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { Failed } from './Failed.tsx'
import { Frame } from './Frame.tsx'
import { NotYours } from './NotYours.tsx'
import { StaffRoutes } from './StaffRoutes.tsx'
import { useActing } from './use-acting.ts'
import { staffRoles, ViewerContext, type Viewer } from './viewer.ts'

type Me = { memberId: string; name: string; roles: Viewer['roles'] }

/** The staff area: asks once who is signed in, then shows the pages of that person's roles. */
export function StaffApp() {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(StaffViewerDocument)
  if (data?.me) {
    const { member, roles } = data.me
    return <SignedIn memberId={member.id} name={member.name.full} roles={roles} />
  }
  if (data?.me === null || (error && isSignedOut(error))) return <ToSignIn />
  return (
    <main className="p-8">
      {error ? (
        <Failed error={error} onAgain={() => void refetch()} />
      ) : (
        <Wait slow={t('app.slow')} />
      )}
    </main>
  )
}

function SignedIn({ memberId, name, roles }: Me) {
  const staff = staffRoles(roles)
  const [acting, actAs] = useActing(staff)
  if (!acting)
    return (
      <main className="p-8">
        <NotYours home={paths.home()} />
      </main>
    )
  return (
    <ViewerContext value={{ memberId, name, roles: staff, acting, actAs }}>
      <Frame>
        <StaffRoutes />
      </Frame>
    </ViewerContext>
  )
}

/** The member's page signs people in and brings staff back to their home. */
function ToSignIn() {
  useEffect(() => {
    window.location.replace(paths.signIn())
  }, [])
  return null
}
