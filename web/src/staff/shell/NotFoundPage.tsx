import { staffPaths } from '../../paths.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { NotYours } from './NotYours.tsx'
import { Page } from './Page.tsx'

/** A page that does not exist, or not for this role. */
export function NotFoundPage() {
  const { t } = useStaffWords()
  return (
    <Page title={t('notFound.title')} crumbs={[{ name: t('nav.home'), path: staffPaths.home() }]}>
      <NotYours home={staffPaths.home()} />
    </Page>
  )
}
