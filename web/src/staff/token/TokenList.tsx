import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { formatDay } from '../../format/date.ts'
import { RevokeAccessTokenDocument } from '../../generated/operations.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { AskDialog } from '../console/AskDialog.tsx'
import { useConsoleWords } from '../console/use-console-words.ts'
import { useRefused } from '../shell/use-refused.ts'
import { tokenState } from './token-state.ts'
import type { Token } from './TokensPage.tsx'

/** The own tokens with what each may do, until when, and when it was last used; the dead ones stay a while. */
export function TokenList({
  tokens,
  today,
  onChange,
}: {
  tokens: readonly Token[]
  today: string
  onChange: () => void
}) {
  const { t } = useConsoleWords()
  const { refused, refuse, forget } = useRefused()
  const [asked, setAsked] = useState<Token | null>(null)
  const [revoke, { loading }] = useMutation(RevokeAccessTokenDocument)
  const close = () => {
    setAsked(null)
    forget()
  }
  const act = async () => {
    if (!asked) return
    const { error } = await revoke({ variables: { id: asked.id } })
    if (error) return refuse(null, error)
    close()
    onChange()
  }
  return (
    <Panel title={t('console.token.list')}>
      {tokens.length === 0 ? (
        <p className="pad quiet">{t('console.token.none')}</p>
      ) : (
        <ul className="tokens" aria-label={t('console.token.table')}>
          {tokens.map((token) => (
            <TokenItem
              key={token.id}
              token={token}
              today={today}
              onRevoke={() => setAsked(token)}
            />
          ))}
        </ul>
      )}
      <AskDialog
        title={t('console.token.revoke.title', { name: asked?.name ?? '' })}
        open={asked !== null}
        lines={[t('console.token.revoke.what'), t('console.token.revoke.kept')]}
        word={t('console.token.revoke.do')}
        busy={loading}
        refused={refused}
        onDo={() => void act()}
        onClose={close}
      />
    </Panel>
  )
}

type TokenItemProps = { token: Token; today: string; onRevoke: () => void }

function TokenItem({ token, today, onRevoke }: TokenItemProps) {
  const { t } = useConsoleWords()
  const { name, scopes, createdOn, expiresOn, lastUsedOn } = token
  const facts = [
    [t('console.token.scopes'), scopes.map((one) => t(`console.token.scope.${one}`)).join(', ')],
    [t('console.token.createdOn'), formatDay(createdOn)],
    [t('console.token.expiresOn'), formatDay(expiresOn)],
    [t('console.token.lastUsedOn'), lastUsedOn ? formatDay(lastUsedOn) : t('console.token.never')],
  ]
  return (
    <li>
      <div className="token-head">
        <h3>{name}</h3>
        <StateChip token={token} today={today} />
        {tokenState(token, today) === 'LIVE' ? (
          <button
            type="button"
            className="sbtn danger"
            aria-label={t('console.token.revoke.of', { name })}
            onClick={onRevoke}
          >
            {t('console.token.revoke')}
          </button>
        ) : null}
      </div>
      <dl className="token-facts">
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function StateChip({ token, today }: { token: Token; today: string }) {
  const { t } = useConsoleWords()
  const state = tokenState(token, today)
  if (state === 'LIVE') return <Chip kind="met">{t('console.token.live')}</Chip>
  if (state === 'EXPIRED') return <Chip kind="late">{t('console.token.expired')}</Chip>
  return <Chip>{t('console.token.revoked', { day: formatDay(token.revokedOn ?? '') })}</Chip>
}
