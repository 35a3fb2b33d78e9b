import type { ReactNode } from 'react'
import { errorCode, isSignedOut } from '../../apollo/errors.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { Failed } from './Failed.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { Page } from './Page.tsx'
import { Partial } from './Partial.tsx'
import type { Crumb } from './TopBar.tsx'

type LoadedProps<Found> = {
  /** What the page needs; null means it does not exist for this person, undefined not loaded yet. */
  found: Found | null | undefined
  error: unknown
  refetch: () => unknown
  title: string
  crumbs: readonly Crumb[]
  children: (found: Found) => ReactNode
}

/**
 * The states of every page: loading, failed with its title kept, not found (or not yours), and
 * there, with a line about the part that is missing when a service is down (web.md 4.6).
 */
export function Loaded<Found>(props: LoadedProps<Found>) {
  const { found, error, refetch, title, crumbs, children } = props
  const { t } = useStaffWords()
  const again = () => void refetch()
  if (error && isSignedOut(error)) window.location.reload()
  if (found !== null && found !== undefined)
    return (
      <>
        {children(found)}
        <Partial error={error} onAgain={again} />
      </>
    )
  if ((found === null && !error) || isHidden(error)) return <NotFoundPage />
  return (
    <Page title={title} crumbs={crumbs}>
      {error ? <Failed error={error} onAgain={again} /> : <Wait slow={t('app.slow')} />}
    </Page>
  )
}

function isHidden(error: unknown): boolean {
  return Boolean(error) && ['NOT_FOUND', 'NOT_ALLOWED'].includes(errorCode(error))
}
