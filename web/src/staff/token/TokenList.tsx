import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { errorCode } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import { RevokeAccessTokenDocument } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { AskDialog } from '../console/AskDialog.tsx'
import { useConsoleWords } from '../console/use-console-words.ts'
import { useSentences } from '../shell/Failed.tsx'
import { tokenState } from './token-state.ts'
import type { Token } from './TokensPage.tsx'

/** The own tokens with what each may do, until when, and when it was last used; the dead ones stay a while, grey. */
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
  const { sentence } = useSentences()
  const [asked, setAsked] = useState<Token | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [revoke, { loading }] = useMutation(RevokeAccessTokenDocument)
  const close = () => {
    setAsked(null)
    setRefused(null)
  }
  const act = async () => {
    if (!asked) return
    const { error } = await revoke({ variables: { id: asked.id } })
    if (error) return setRefused(sentence(errorCode(error)))
    close()
    onChange()
  }
  return (
    <Panel title={t('console.token.list')}>
      {tokens.length === 0 ? (
        <p className="pad quiet">{t('console.token.none')}</p>
      ) : (
        <Scroll label={t('console.token.table')}>
          <table className="con-tokens">
            <caption className="sr-only">{t('console.token.table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('console.token.name')}</th>
                <th scope="col">{t('console.token.scopes')}</th>
                <th scope="col">{t('console.token.createdOn')}</th>
                <th scope="col">{t('console.token.expiresOn')}</th>
                <th scope="col">{t('console.token.lastUsedOn')}</th>
                <th scope="col">{t('console.token.state')}</th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <TokenRow
                  key={token.id}
                  token={token}
                  today={today}
                  onRevoke={() => setAsked(token)}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
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

type TokenRowProps = { token: Token; today: string; onRevoke: () => void }

function TokenRow({ token, today, onRevoke }: TokenRowProps) {
  const { t } = useConsoleWords()
  const state = tokenState(token, today)
  return (
    <tr className={state === 'LIVE' ? undefined : 'con-dead'}>
      <th scope="row">{token.name}</th>
      <td>{token.scopes.map((scope) => t(`console.token.scope.${scope}`)).join(', ')}</td>
      <td className="num">{formatDay(token.createdOn)}</td>
      <td className="num">{formatDay(token.expiresOn)}</td>
      <td className="num">
        {token.lastUsedOn ? formatDay(token.lastUsedOn) : t('console.token.never')}
      </td>
      <td>
        {state === 'REVOKED' && token.revokedOn
          ? t('console.token.revoked', { day: formatDay(token.revokedOn) })
          : t(state === 'LIVE' ? 'console.token.live' : 'console.token.expired')}
        {state === 'LIVE' ? (
          <button
            type="button"
            className="linkish con-revoke"
            aria-label={t('console.token.revoke.of', { name: token.name })}
            onClick={onRevoke}
          >
            {t('console.token.revoke')}
          </button>
        ) : null}
      </td>
    </tr>
  )
}
