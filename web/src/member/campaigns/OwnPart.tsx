import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import {
  MemberCampaignDocument,
  OpenCampaignsDocument,
  ReportOwnProgressDocument,
  WithdrawFromCampaignDocument,
} from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import type { MemberCampaign } from './CampaignPage.tsx'

type Own = NonNullable<MemberCampaign['mine']>
type Part = { campaign: MemberCampaign; mine: Own }

/** The own registration: what was noted so far, a new entry, and the way out. For the member alone. */
export function OwnPart({ campaign, mine }: Part) {
  const { t, lang } = useCampaignWords()
  if (mine.state !== 'REGISTERED') return null
  const shown = (value: number | null) =>
    value === null ? t('campaign.none') : formatNumber(value, lang)
  return (
    <Card title={t('campaign.mine')}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
        <dt className="quiet">{t('campaign.myTarget')}</dt>
        <dd className="num font-bold">{shown(mine.target)}</dd>
        <dt className="quiet">{t('campaign.myResult')}</dt>
        <dd className="num font-bold">{shown(mine.reported)}</dd>
      </dl>
      <p className="quiet text-hint">{t('campaign.note')}</p>
      {takesResults(campaign) ? (
        <NewEntry mine={mine} />
      ) : (
        <p className="quiet text-hint">{t('campaign.notYet')}</p>
      )}
      <History mine={mine} />
      <Withdraw campaign={campaign} mine={mine} />
    </Card>
  )
}

/** Results are taken from the first day on, and while the campaign collects them. */
function takesResults({ state }: MemberCampaign): boolean {
  return ['RUNNING', 'COLLECTING_RESULTS', 'REVIEWED'].includes(state)
}

function NewEntry({ mine }: { mine: Own }) {
  const { t } = useCampaignWords()
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState<{ kind: 'good' | 'bad'; text: string }>()
  const [report, { loading, error }] = useMutation(ReportOwnProgressDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!/^\d+$/.test(value)) return setSaid({ kind: 'bad', text: t('campaign.valueWrong') })
    const entry = { value: Number(value), note: note.trim() || null }
    const { data } = await report({
      variables: { participation: mine.id, version: mine.version, ...entry },
    })
    const result = data?.reportProgress
    if (result?.__typename === 'ParticipationChanged') {
      setValue('')
      setNote('')
      return setSaid({ kind: 'good', text: t('campaign.saved') })
    }
    if (result) setSaid({ kind: 'bad', text: result.message })
  }
  return (
    <form className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={t('campaign.value')}
        name="value"
        inputMode="numeric"
        maxLength={9}
        value={value}
        onChange={(event) => setValue(event.target.value.replaceAll(/\D/g, ''))}
      />
      <Field
        label={t('campaign.noteLabel')}
        name="note"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {said ? (
        <Note kind={said.kind} alert>
          {said.text}
        </Note>
      ) : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button type="submit" kind="second" busy={loading}>
        {t('campaign.save')}
      </Button>
    </form>
  )
}

function History({ mine }: { mine: Own }) {
  const { t, lang } = useCampaignWords()
  if (mine.reports.length === 0) return null
  return (
    <details className="fold">
      <summary>{t('campaign.history')}</summary>
      <ul className="grid gap-1 pb-2">
        {mine.reports.map(({ no, on, value, note, late }) => (
          <li key={no}>
            {t('campaign.entry', { day: formatDay(on), value: formatNumber(value, lang) })}
            {note ? ` · ${note}` : null}
            {late ? <span className="quiet"> · {t('campaign.late')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Withdraw({ campaign, mine }: Part) {
  const { t, both } = useCampaignWords()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [withdraw, { loading, error }] = useMutation(WithdrawFromCampaignDocument, {
    refetchQueries: [MemberCampaignDocument, OpenCampaignsDocument],
  })
  const yes = async () => {
    const { data } = await withdraw({
      variables: { participation: mine.id, version: mine.version },
    })
    const result = data?.withdrawFromCampaign
    if (result?.__typename === 'ParticipationChanged') return setAsking(false)
    setRefused(result?.message)
  }
  const actions = (
    <>
      <Button onClick={() => setAsking(false)}>{t('campaign.keep')}</Button>
      <Button kind="second" busy={loading} onClick={() => void yes()}>
        {t('campaign.withdraw')}
      </Button>
    </>
  )
  return (
    <>
      <Button kind="text" onClick={() => setAsking(true)}>
        {t('campaign.withdraw')}
      </Button>
      {asking ? (
        <Dialog
          title={t('campaign.withdrawSure', { title: both(campaign.title) })}
          onClose={() => setAsking(false)}
          actions={actions}
        >
          <p>{t('campaign.withdrawText')}</p>
          {refused ? <Note kind="bad">{refused}</Note> : null}
          {error ? <Failed fault={faultOf(error)} /> : null}
        </Dialog>
      ) : null}
    </>
  )
}
