import { Wait } from '../../ui/Wait.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { MemberPage } from './MemberPage.tsx'

/** A page whose content is on its way. */
export function Loading() {
  const { t } = useMemberWords()
  return (
    <MemberPage title={t('app.name')} nav>
      <Wait slow={t('app.slow')} />
    </MemberPage>
  )
}
