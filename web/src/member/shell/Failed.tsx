import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

/** What happened, what is kept, what to do; the code small at the end. */
export function Failed({
  code,
  again,
  children,
}: {
  code: string
  again?: () => void
  children?: ReactNode
}) {
  const { t, has, other } = useMemberWords()
  const id = [`error.${code}`, `failure.${code}`].find(has) ?? 'error.INTERNAL'
  return (
    <Note kind="bad" alert>
      <p>{other(id)}</p>
      {children}
      <p className="quiet text-hint">{t('app.code', { code })}</p>
      {again ? (
        <Button kind="text" onClick={again}>
          {t('app.again')}
        </Button>
      ) : null}
    </Note>
  )
}
