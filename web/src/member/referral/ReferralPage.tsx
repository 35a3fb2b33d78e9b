import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { useReferralsOn } from '../../device/use-referrals-on.ts'
import { OwnReferralDocument, type OwnReferralQuery } from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { InvitationPage } from './InvitationPage.tsx'
import { OwnFile } from './OwnFile.tsx'
import { ProposePanel } from './ProposePanel.tsx'

export type OwnReferral = OwnReferralQuery['myReferrals'][number]

/** The member's side of being put forward: the invitation, or the own file with each step and each read. */
export function ReferralPage() {
  const on = useReferralsOn()
  return on ? <Page /> : <NotFoundPage />
}

function Page() {
  const { t } = useReferralWords()
  const query = useQuery(OwnReferralDocument, { fetchPolicy: 'network-only' })
  const { data, error, loading, refetch } = query
  const [declined, setDeclined] = useState(false)
  const again = () => void refetch()
  const invitation = data?.myReferralInvitation
  if (invitation && !declined)
    return (
      <InvitationPage
        invitation={invitation}
        onAnswered={(yes) => {
          setDeclined(!yes)
          again()
        }}
      />
    )
  return (
    <MemberPage title={t('referral.title')} back={paths.home()}>
      <h1>{declined ? t('referral.noDone') : t('referral.title')}</h1>
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !data?.myReferrals ? <Failed fault={faultOf(error)} again={again} /> : null}
      {declined ? <p>{t('referral.noDoneText')}</p> : null}
      {!declined && data?.myReferrals?.length === 0 ? (
        <>
          <p className="quiet">{t('referral.none')}</p>
          <ProposePanel onDone={again} />
        </>
      ) : null}
      {data?.myReferrals?.map((one) => (
        <OwnFile key={one.id} one={one} onChanged={again} />
      ))}
    </MemberPage>
  )
}
