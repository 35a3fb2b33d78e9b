import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { CreateAccessTokenDocument } from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { useConsoleWords } from '../console/use-console-words.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useRefused } from '../shell/use-refused.ts'
import { MOST_LIVE, tokenState } from './token-state.ts'
import type { MadeToken, Token } from './TokensPage.tsx'

const USUAL_DAYS = '90'

type CreateTokenProps = {
  tokens: readonly Token[]
  today: string
  onMade: (made: MadeToken) => void
}

/** A new token: where it runs, how long, and what it may do. */
export function CreateToken({ tokens, today, onMade }: CreateTokenProps) {
  const { t } = useConsoleWords()
  const live = tokens.filter((token) => tokenState(token, today) === 'LIVE').length
  if (live >= MOST_LIVE)
    return (
      <div className="pad">
        <Note kind="warn">
          <p>{t('console.token.limit')}</p>
        </Note>
      </div>
    )
  return <TokenForm onMade={onMade} />
}

function TokenForm({ onMade }: Pick<CreateTokenProps, 'onMade'>) {
  const { t } = useConsoleWords()
  const { refused, refuse, forget } = useRefused()
  const [name, setName] = useState('')
  const [days, setDays] = useState(USUAL_DAYS)
  const [tried, setTried] = useState(false)
  // The answer is kept nowhere but in the note: it holds the secret.
  const [create, { loading }] = useMutation(CreateAccessTokenDocument, { fetchPolicy: 'no-cache' })
  const fitsName = name.trim().length >= 1 && name.trim().length <= 60
  const fitsDays = /^\d{1,3}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 365
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    forget()
    if (!fitsName || !fitsDays) return
    const input = { name: name.trim(), days: Number(days), scopes: ['AGGREGATES' as const] }
    const { data, error } = await create({ variables: { input } })
    const result = data?.createAccessToken
    if (result?.__typename !== 'AccessTokenCreated') return refuse(result, error)
    setName('')
    setDays(USUAL_DAYS)
    setTried(false)
    onMade({ name: result.token.name, secret: result.secret })
  }
  return (
    <form className="form pad" onSubmit={(event) => void submit(event)}>
      <TextField
        id="token-name"
        label={t('console.token.name')}
        hint={t('console.token.name.hint')}
        error={tried && !fitsName ? t('console.token.name.wrong') : undefined}
        value={name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        id="token-days"
        label={t('console.token.days')}
        hint={t('console.token.days.hint')}
        error={tried && !fitsDays ? t('console.token.days.wrong') : undefined}
        value={days}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setDays(event.target.value)}
      />
      <div>
        <h3>{t('console.token.scope')}</h3>
        <p>
          <strong>{t('console.token.scope.AGGREGATES')}</strong>
        </p>
        <p className="quiet small-text">{t('console.token.scope.AGGREGATES.what')}</p>
      </div>
      <RefusedNote refused={refused} />
      <p className="form-acts">
        <button type="submit" className="sbtn first" disabled={loading}>
          {t('console.token.create')}
        </button>
      </p>
    </form>
  )
}
