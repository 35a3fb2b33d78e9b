import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { WithdrawFromReferralDocument } from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import { Failed } from '../shell/Failed.tsx'
import type { OwnReferral } from './ReferralPage.tsx'

/** Leaving, at any time and without a reason; the dialog says what follows. */
export function LeaveButton({ one, onLeft }: { one: OwnReferral; onLeft: () => void }) {
  const { t } = useReferralWords()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [withdraw, { loading, error }] = useMutation(WithdrawFromReferralDocument)
  const yes = async () => {
    const { data } = await withdraw({ variables: { referral: one.id } })
    const result = data?.withdrawFromReferral
    if (result?.__typename !== 'ReferralWithdrawn') return setRefused(result?.message)
    setAsking(false)
    onLeft()
  }
  const actions = (
    <>
      <Button kind="second" onClick={() => setAsking(false)}>
        {t('referral.stay')}
      </Button>
      <Button kind="second" busy={loading} onClick={() => void yes()}>
        {t('referral.withdraw')}
      </Button>
    </>
  )
  return (
    <>
      <Button kind="second" onClick={() => setAsking(true)}>
        {t('referral.withdraw')}
      </Button>
      {asking ? (
        <Dialog
          title={t('referral.withdrawSure')}
          onClose={() => setAsking(false)}
          actions={actions}
        >
          <p>{t('referral.withdrawText')}</p>
          {refused ? <Note kind="bad">{refused}</Note> : null}
          {error ? <Failed fault={faultOf(error)} /> : null}
        </Dialog>
      ) : null}
    </>
  )
}
