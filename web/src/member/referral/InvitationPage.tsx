import { useMutation } from '@apollo/client/react'
import { Eye, LockKeyhole, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import {
  DeclineReferralInvitationDocument,
  type OwnReferralQuery,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Fact } from '../../ui/Fact.tsx'
import { Note } from '../../ui/Note.tsx'
import { Track } from '../../ui/Track.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { ConsentPage } from './ConsentPage.tsx'

export type Invitation = NonNullable<OwnReferralQuery['myReferralInvitation']>

type Props = { invitation: Invitation; onAnswered: (yes: boolean) => void }

/** Before anything is stored: what would happen, who would see it, and two answers of one size and look (web.md 4.5). */
export function InvitationPage({ invitation, onAnswered }: Props) {
  const { t, both } = useReferralWords()
  const [reading, setReading] = useState(false)
  if (reading)
    return (
      <ConsentPage
        id={invitation.id}
        text={invitation.text}
        onBack={() => setReading(false)}
        onDone={() => onAnswered(true)}
      />
    )
  const day = formatDay(invitation.expiresOn)
  return (
    <MemberPage
      title={t('referral.title')}
      foot={
        <Answers invitation={invitation} onYes={() => setReading(true)} onAnswered={onAnswered} />
      }
    >
      <div>
        <p className="quiet">{t('referral.from', { union: both(invitation.union.name), day })}</p>
        <h1>{t('referral.ask')}</h1>
      </div>
      <Note icon={<LockKeyhole size={22} strokeWidth={1.8} aria-hidden="true" />}>
        <strong>{t('referral.freeLead')}</strong> {t('referral.free')}
      </Note>
      <Card title={t('referral.ifYes')}>
        <Track
          steps={([1, 2, 3, 4] as const).map((n) => ({
            title: t(`referral.step${n}`),
            text: t(`referral.step${n}Text`),
            state: 'todo',
          }))}
        />
      </Card>
      <Fact icon={<Undo2 size={26} strokeWidth={1.8} aria-hidden="true" />}>
        {t('referral.leaveAny')}
      </Fact>
      <Fact icon={<Eye size={26} strokeWidth={1.8} aria-hidden="true" />}>
        {t('referral.whoNot')}
      </Fact>
    </MemberPage>
  )
}

function Answers({ invitation, onYes, onAnswered }: Props & { onYes: () => void }) {
  const { t } = useReferralWords()
  const [decline, { loading, error }] = useMutation(DeclineReferralInvitationDocument)
  const no = async () => {
    const { data } = await decline({ variables: { invitation: invitation.id } })
    if (data?.declineReferralInvitation.done) onAnswered(false)
  }
  return (
    <div className="grid gap-2">
      {error ? <Failed fault={faultOf(error)} /> : null}
      <div className="grid grid-cols-2 gap-2.5">
        <Button kind="second" onClick={onYes}>
          {t('referral.yes')}
        </Button>
        <Button kind="second" busy={loading} onClick={() => void no()}>
          {t('referral.no')}
        </Button>
      </div>
      <Link href={paths.home()} className={buttonClass('text')}>
        {t('referral.later', { day: formatDay(invitation.expiresOn) })}
      </Link>
    </div>
  )
}
