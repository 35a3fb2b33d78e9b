import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import {
  ConsentToReferralDocument,
  type ReferralConsentTextQuery,
} from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'

type Props = {
  /** Of the invitation, or of the own proposal. */
  id: string
  text: ReferralConsentTextQuery['referralConsentText']
  onBack: () => void
  onDone: () => void
}

/** The second page: the text of the consent with its version. Nothing is ticked beforehand. */
export function ConsentPage({ id, text, onBack, onDone }: Props) {
  const { t, both } = useReferralWords()
  const [refused, setRefused] = useState<string>()
  const [consent, { loading, error }] = useMutation(ConsentToReferralDocument)
  const agree = async () => {
    const { data } = await consent({ variables: { id, textVersion: text.version } })
    const result = data?.consentToReferral
    if (result?.__typename === 'ReferralChanged') return onDone()
    setRefused(result?.message)
  }
  const foot = (
    <div className="grid gap-2">
      {refused ? (
        <Note kind="bad" alert>
          {refused}
        </Note>
      ) : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button busy={loading} onClick={() => void agree()}>
        {t('referral.consent')}
      </Button>
      <Button kind="text" onClick={onBack}>
        {t('referral.backToAsk')}
      </Button>
    </div>
  )
  return (
    <MemberPage title={t('referral.title')} foot={foot}>
      <div>
        <p className="quiet">{t('referral.version', { version: text.version })}</p>
        <h1>{both(text.title)}</h1>
      </div>
      <Card>
        <ol className="grid list-decimal gap-2 pl-5">
          {text.steps.map((step) => (
            <li key={step.vi}>{both(step)}</li>
          ))}
        </ol>
      </Card>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph.vi}>{both(paragraph)}</p>
      ))}
    </MemberPage>
  )
}
