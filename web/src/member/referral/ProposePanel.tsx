import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { ProposeMyselfDocument } from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import { Failed } from '../shell/Failed.tsx'

/** A member may propose themselves: quiet, at the end of the page; the consent follows on its own page. */
export function ProposePanel({ onDone }: { onDone: () => void }) {
  const { t } = useReferralWords()
  const [refused, setRefused] = useState<string>()
  const [propose, { loading, error }] = useMutation(ProposeMyselfDocument)
  const go = async () => {
    const { data } = await propose()
    if (data?.proposeMyself.__typename === 'ReferralChanged') return onDone()
    setRefused(data?.proposeMyself.message)
  }
  return (
    <div className="grid gap-2">
      <Button kind="second" busy={loading} onClick={() => void go()}>
        {t('referral.propose')}
      </Button>
      <p className="quiet text-hint">{t('referral.proposeText')}</p>
      {refused ? <Note kind="warn">{refused}</Note> : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
    </div>
  )
}
