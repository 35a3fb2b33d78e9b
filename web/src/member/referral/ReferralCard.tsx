import { useQuery } from '@apollo/client/react'
import { Mail } from 'lucide-react'
import { Link } from 'wouter'
import { useReferralsOn } from '../../device/use-referrals-on.ts'
import { laterIds, laterTypes } from '../../generated/later-ids.ts'
import { WaitingReferralDocument } from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { addPart } from '../client.ts'
import { useReferralWords } from '../referral-words/use-referral-words.ts'

addPart(laterIds, laterTypes)

/** On the member's home: an invitation that waits, or the own file; nothing where there is neither. */
export function ReferralCard() {
  const on = useReferralsOn()
  return on ? <Waiting /> : null
}

function Waiting() {
  const { t } = useReferralWords()
  const { data } = useQuery(WaitingReferralDocument)
  const invited = Boolean(data?.myReferralInvitation)
  if (!invited && !data?.myReferrals?.length) return null
  return (
    <Link href={paths.referral()} className="card text-text! no-underline!">
      <span className="flex items-start gap-3">
        <Mail size={26} strokeWidth={1.8} aria-hidden="true" />
        <span className="grid min-w-0 flex-1">
          <strong className="text-link">
            {invited ? t('referral.home') : t('referral.homeMine')}
          </strong>
          <span className="quiet text-hint">
            {invited ? t('referral.homeText') : t('referral.homeMineText')}
          </span>
        </span>
      </span>
    </Link>
  )
}
