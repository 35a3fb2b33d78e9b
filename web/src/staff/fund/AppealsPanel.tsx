import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import {
  AddFundRoundDocument,
  FundAppealsDocument,
  OpenFundAppealDocument,
  type FundAppealsQuery,
} from '../../generated/operations.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from '../campaign/TextArea.tsx'
import { useAct } from '../shell/use-act.ts'
import { useViewer, verifies } from '../shell/viewer.ts'
import { useFundWords } from './use-fund-words.ts'

type Appeal = NonNullable<FundAppealsQuery['fundAppeals']>[number]

/** The appeals of a year; officers above open one, or a further round of their own. */
export function AppealsPanel({ year }: { year: number }) {
  const { t, both } = useFundWords()
  const { acting } = useViewer()
  const { data } = useQuery(FundAppealsDocument, { variables: { year } })
  const appeals = data?.fundAppeals ?? []
  return (
    <Panel title={t('appeals.title')}>
      <div className="pad stack-gap">
        {appeals.length === 0 ? <p className="quiet">{t('appeals.none')}</p> : null}
        <ul className="runs">
          {appeals.map((appeal) => (
            <li key={appeal.id}>
              <b>{both(appeal.title)}</b>
              {appeal.rounds.map(({ no, from, closingDay }) => (
                <p className="quiet" key={no}>
                  {t('fund.round', { no })}:{' '}
                  {t('period.both', { from: formatDay(from), to: formatDay(closingDay) })}
                </p>
              ))}
              {appeal.manages ? <RoundForm key={appeal.version} appeal={appeal} /> : null}
            </li>
          ))}
        </ul>
        {verifies(acting.role) ? <AppealForm key={appeals.length} /> : null}
      </div>
    </Panel>
  )
}

function RoundForm({ appeal }: { appeal: Appeal }) {
  const { t } = useFundWords()
  const [open, setOpen] = useState(false)
  const [days, setDays] = useState({ from: '', closingDay: '' })
  const { act, busy, refused } = useAct()
  const [send] = useMutation(AddFundRoundDocument, { refetchQueries: [FundAppealsDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const variables = { appeal: appeal.id, version: appeal.version, round: days }
      const { data, error } = await send({ variables })
      return { result: data?.addFundRound, error }
    })
  }
  if (!open)
    return (
      <button type="button" className="linkish" onClick={() => setOpen(true)}>
        {t('appeals.addRound')}
      </button>
    )
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <Days id={appeal.id} days={days} onDays={setDays} />
      <RefusedNote refused={refused} />
      <p>
        <button
          type="submit"
          className="sbtn"
          disabled={busy || days.from === '' || days.closingDay === ''}
        >
          {busy ? t('move.busy') : t('appeals.addRound')}
        </button>
      </p>
    </form>
  )
}

type Round = { from: string; closingDay: string }
type DaysProps = { id: string; days: Round; onDays: (days: Round) => void }

function Days({ id, days, onDays }: DaysProps) {
  const { t } = useFundWords()
  return (
    <>
      <TextField
        id={`from-${id}`}
        type="date"
        label={t('appeals.from')}
        value={days.from}
        onChange={(event) => onDays({ ...days, from: event.target.value })}
      />
      <TextField
        id={`closing-${id}`}
        type="date"
        label={t('appeals.closing')}
        value={days.closingDay}
        onChange={(event) => onDays({ ...days, closingDay: event.target.value })}
      />
    </>
  )
}

function AppealForm() {
  const { t } = useFundWords()
  const { acting } = useViewer()
  const [title, setTitle] = useState({ vi: '', en: '' })
  const [text, setText] = useState({ vi: '', en: '' })
  const [days, setDays] = useState({ from: dayOf(domainNow()), closingDay: '' })
  const { act, busy, refused } = useAct()
  const [send] = useMutation(OpenFundAppealDocument, { refetchQueries: [FundAppealsDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const variables = { issuer: acting.organization.id, title, text, round: days }
      const { data, error } = await send({ variables })
      return { result: data?.openFundAppeal, error }
    })
  }
  return (
    <details className="which">
      <summary>{t('appeals.new')}</summary>
      <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
        {(['vi', 'en'] as const).map((lang) => (
          <TextField
            key={lang}
            id={`appeal-title-${lang}`}
            lang={lang}
            label={t(lang === 'vi' ? 'form.titleVi' : 'form.titleEn')}
            value={title[lang]}
            onChange={(event) => setTitle({ ...title, [lang]: event.target.value })}
          />
        ))}
        {(['vi', 'en'] as const).map((lang) => (
          <TextArea
            key={lang}
            id={`appeal-text-${lang}`}
            lang={lang}
            label={t(lang === 'vi' ? 'appeals.textVi' : 'appeals.textEn')}
            value={text[lang]}
            onText={(value) => setText({ ...text, [lang]: value })}
          />
        ))}
        <Days id="new" days={days} onDays={setDays} />
        <RefusedNote refused={refused} />
        <p>
          <button
            type="submit"
            className="sbtn first"
            disabled={busy || days.closingDay === '' || title.vi === ''}
          >
            {busy ? t('move.busy') : t('appeals.open')}
          </button>
        </p>
      </form>
    </details>
  )
}
