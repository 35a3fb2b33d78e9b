import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { RequestCodeDocument } from '../../generated/member-operations.ts'
import { faultOf } from '../../apollo/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Failed } from '../shell/Failed.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import type { CodeSent } from './SignInPage.tsx'

interface CardFormProps {
  card: string
  onCard: (card: string) => void
  onSent: (sent: CodeSent) => void
}

/** Step one: the card number, and a one-time code for it. */
export function CardForm({ card, onCard, onSent }: CardFormProps) {
  const { t } = useMemberWords()
  const [ask, { loading, error }] = useMutation(RequestCodeDocument)
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const number = card.trim()
    if (number === '') return setProblem(t('signIn.cardMissing'))
    const { data } = await ask({ variables: { card: number } })
    const result = data?.requestCode
    if (result?.__typename === 'CodeRequested') return onSent({ card: number, ...result })
    if (result?.__typename === 'TooManyTries')
      return setProblem(
        t('error.TOO_MANY_CODES', { minutes: Math.max(1, Math.ceil(result.retryAfter / 60)) }),
      )
    setProblem(result ? t('error.CARD_SHAPE') : undefined)
  }
  return (
    <form className="grid gap-2.5" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={t('signIn.card')}
        name="card"
        inputMode="text"
        autoComplete="username"
        autoCapitalize="characters"
        value={card}
        problem={problem}
        onChange={(event) => {
          setProblem(undefined)
          onCard(event.target.value)
        }}
      />
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button type="submit" busy={loading}>
        {t('signIn.getCode')}
      </Button>
    </form>
  )
}
