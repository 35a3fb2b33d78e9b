import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import {
  AgreeToSharesDocument,
  LeaveInitiativeDocument,
  MakeJoinCodeDocument,
  MyInitiativesDocument,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import type { OwnInitiative } from './InitiativePage.tsx'

type Author = NonNullable<OwnInitiative['authors']>[number]
type Props = { one: OwnInitiative; author: Author }

/** Who the authors are and what each contributed; codes for empty places, agreement to changed shares. */
export function AuthorsCard({ one }: { one: OwnInitiative }) {
  const { t } = useCampaignWords()
  const { authors } = one
  if (!authors) return null
  const me = authors.find(({ you }) => you)
  const leads = me?.place === 1
  return (
    <Card title={t('initiative.authors')}>
      <ul className="grid gap-4">
        {authors.map((author) => (
          <li key={author.place} className="grid gap-2">
            <AuthorLine author={author} />
            {leads && one.editable && !author.joined ? <Code one={one} author={author} /> : null}
          </li>
        ))}
      </ul>
      {me && !leads && one.editable ? <MyPlace one={one} author={me} /> : null}
    </Card>
  )
}

function AuthorLine({ author }: { author: Author }) {
  const { t } = useCampaignWords()
  const name = author.you
    ? t('initiative.you')
    : author.joined
      ? (author.member?.name.full ?? t('initiative.oneMember'))
      : t('initiative.emptyPlace')
  return (
    <div className="flex items-baseline gap-3">
      <span className="min-w-0 flex-1">
        <strong>{name}</strong>
        {author.joined && !author.agreed ? (
          <span className="quiet block text-hint">{t('initiative.mustAgree')}</span>
        ) : null}
      </span>
      <span className="num font-bold">{`${author.share}\u00A0%`}</span>
    </div>
  )
}

function Code({ one, author }: Props) {
  const { t } = useCampaignWords()
  const [made, setMade] = useState<{ code: string; until: string }>()
  const [refused, setRefused] = useState<string>()
  const [copied, setCopied] = useState(false)
  const [make, { loading, error }] = useMutation(MakeJoinCodeDocument)
  const get = async () => {
    setCopied(false)
    const { data } = await make({
      variables: { initiative: one.id, version: one.version, place: author.place },
    })
    const result = data?.makeJoinCode
    if (result?.__typename === 'JoinCodeMade') return setMade(result)
    setRefused(result?.message)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(made?.code ?? '')
    setCopied(true)
  }
  return (
    <div className="grid gap-2">
      {made ? (
        <Note>
          <p>{t('initiative.code', { day: formatDay(made.until) })}</p>
          <p className="font-mono text-[1.5rem] font-bold break-all select-all">{made.code}</p>
          <Button kind="text" onClick={() => void copy()}>
            {copied ? t('initiative.copied') : t('initiative.copy')}
          </Button>
        </Note>
      ) : author.codeUntil ? (
        <p className="quiet text-hint">
          {t('initiative.codeUntil', { day: formatDay(author.codeUntil) })}
        </p>
      ) : null}
      {refused ? <Note kind="bad">{refused}</Note> : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button kind="second" busy={loading} onClick={() => void get()}>
        {made || author.codeUntil ? t('initiative.newCode') : t('initiative.makeCode')}
      </Button>
    </div>
  )
}

function MyPlace({ one, author }: Props) {
  const { t } = useCampaignWords()
  const [refused, setRefused] = useState<string>()
  const [leaving, setLeaving] = useState(false)
  const [agree, { loading, error }] = useMutation(AgreeToSharesDocument)
  const yes = async () => {
    const { data } = await agree({ variables: { initiative: one.id, version: one.version } })
    const result = data?.agreeToShares
    if (result && result.__typename !== 'InitiativeChanged') setRefused(result.message)
  }
  return (
    <div className="grid gap-2">
      {author.agreed ? null : (
        <>
          <p>{t('initiative.agreeText')}</p>
          <Button busy={loading} onClick={() => void yes()}>
            {t('initiative.agree', { share: author.share })}
          </Button>
        </>
      )}
      {refused ? <Note kind="bad">{refused}</Note> : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button kind="text" onClick={() => setLeaving(true)}>
        {t('initiative.leave')}
      </Button>
      {leaving ? <LeaveDialog one={one} onClose={() => setLeaving(false)} /> : null}
    </div>
  )
}

function LeaveDialog({ one, onClose }: { one: OwnInitiative; onClose: () => void }) {
  const { t } = useCampaignWords()
  const [, go] = useLocation()
  const [refused, setRefused] = useState<string>()
  const [leave, { loading, error }] = useMutation(LeaveInitiativeDocument, {
    refetchQueries: [MyInitiativesDocument],
  })
  const yes = async () => {
    const { data } = await leave({ variables: { initiative: one.id, version: one.version } })
    const result = data?.leaveInitiative
    if (result?.__typename === 'InitiativeLeft') return go(paths.initiatives())
    setRefused(result?.message)
  }
  const actions = (
    <>
      <Button onClick={onClose}>{t('initiative.keep')}</Button>
      <Button kind="second" busy={loading} onClick={() => void yes()}>
        {t('initiative.leave')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('initiative.leaveSure', { title: one.title })}
      onClose={onClose}
      actions={actions}
    >
      <p>{t('initiative.leaveText')}</p>
      {refused ? <Note kind="bad">{refused}</Note> : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
    </Dialog>
  )
}
