import type { ReactNode } from 'react'
import type { Fault } from '../../apollo/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { useFaultSentence } from '../../words/fault-sentence.ts'
import { useMemberWords } from '../words/use-member-words.ts'

/** Enough of a request's id to read out and to find it by. */
const READ_OUT = 8

/** What happened, what is kept, what to do; the code and the request small at the end. */
export function Failed({
  fault,
  again,
  children,
}: {
  fault: Fault
  again?: () => void
  children?: ReactNode
}) {
  const { t } = useMemberWords()
  const sentence = useFaultSentence()
  const { code, requestId } = fault
  return (
    <Note kind="bad" alert>
      <p>{sentence(fault)}</p>
      {children}
      <p className="quiet text-hint">
        {t('app.code', { code })}
        {requestId ? ` · ${t('app.requestId', { id: requestId.slice(0, READ_OUT) })}` : null}
      </p>
      {again ? (
        <Button kind="text" onClick={again}>
          {t('app.again')}
        </Button>
      ) : null}
    </Note>
  )
}
