import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { dayOf } from '../../format/date.ts'
import { AccessTokensDocument, type AccessTokensQuery } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useConsoleWords } from '../console/use-console-words.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { CreateToken } from './CreateToken.tsx'
import { ExamplesPanel } from './ExamplesPanel.tsx'
import { SecretNote } from './SecretNote.tsx'
import './token.css'
import { TokenList } from './TokenList.tsx'

/** A token as the list has it: never its secret. */
export type Token = NonNullable<AccessTokensQuery['accessTokens']>[number]
/** A token that was just made, with the secret that is shown once. */
export type MadeToken = { name: string; secret: string }

/** Tokens of an analyst's scripts: the list, a new one, and examples that run. */
export function TokensPage() {
  const { t } = useConsoleWords()
  const { acting } = useViewer()
  const isAnalyst = acting.role === 'ANALYST'
  const { data, error, refetch } = useQuery(AccessTokensDocument, { skip: !isAnalyst })
  if (!isAnalyst) return <NotFoundPage />
  const page = { title: t('nav.tokens'), crumbs: [{ name: t('nav.tokens') }] }
  return (
    <Loaded found={data?.accessTokens} error={error} refetch={refetch} {...page}>
      {(tokens) => <Sheet tokens={tokens} onChange={() => void refetch()} />}
    </Loaded>
  )
}

function Sheet({ tokens, onChange }: { tokens: readonly Token[]; onChange: () => void }) {
  const { t } = useConsoleWords()
  const [made, setMade] = useState<MadeToken | null>(null)
  // Real days, also where domain time is another (D-18).
  const [today] = useState(() => dayOf(Date.now()))
  return (
    <Page
      title={t('nav.tokens')}
      lead={t('console.token.lead')}
      crumbs={[{ name: t('nav.tokens') }]}
    >
      <div className="stack-gap">
        {made ? <SecretNote made={made} onKept={() => setMade(null)} /> : null}
        <div className="cols-2">
          <TokenList tokens={tokens} today={today} onChange={onChange} />
          <Panel title={t('console.token.new')}>
            <CreateToken
              tokens={tokens}
              today={today}
              onMade={(token) => {
                setMade(token)
                onChange()
              }}
            />
          </Panel>
        </div>
        <ExamplesPanel />
      </div>
    </Page>
  )
}
