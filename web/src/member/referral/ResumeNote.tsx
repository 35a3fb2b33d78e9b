import { useMutation } from '@apollo/client/react'
import { formatDay } from '../../format/date.ts'
import { AgreeToResumeDocument } from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import type { OwnReferral } from './ReferralPage.tsx'

/** After a transfer it rests until the person and the new union both agree. */
export function ResumeNote({ one, onChanged }: { one: OwnReferral; onChanged: () => void }) {
  const { t } = useReferralWords()
  const [agree, { loading }] = useMutation(AgreeToResumeDocument)
  const { suspension } = one
  if (!suspension || one.state !== 'SUSPENDED') return null
  const yes = async () => {
    await agree({ variables: { referral: one.id, version: one.version } })
    onChanged()
  }
  const [since, until] = [formatDay(suspension.since), formatDay(suspension.until)]
  return (
    <Note kind="warn">
      <p>{t('referral.suspended', { since, until })}</p>
      {suspension.memberAgrees ? (
        <p className="font-semibold">{t('referral.resumed')}</p>
      ) : (
        <Button kind="second" busy={loading} onClick={() => void yes()}>
          {t('referral.resume')}
        </Button>
      )}
    </Note>
  )
}
