import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { RecordContributionDocument, UnitFundDocument } from '../../generated/operations.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { digitsOf, grouped } from './digits.ts'
import { HistoryList } from './HistoryList.tsx'
import { useFundWords } from './use-fund-words.ts'
import type { UnitFund } from './UnitFundPage.tsx'

type Appeal = UnitFund['appeals'][number]
type Summary = UnitFund['summaries'][number]
type AppealPanelProps = { appeal: Appeal; fund: UnitFund; unit: string }

/** One appeal and its rounds: how many gave in the unit, and how much together. Nobody's name has a place here. */
export function AppealPanel({ appeal, fund, unit }: AppealPanelProps) {
  const { t, both, nameOf } = useFundWords()
  const today = dayOf(domainNow())
  return (
    <Panel
      title={both(appeal.title)}
      aside={<span className="quiet small-text">{nameOf(appeal.issuer)}</span>}
    >
      <div className="pad stack-gap">
        <p>{both(appeal.text)}</p>
        {appeal.rounds.map((round) => {
          const summary = fund.summaries.find(
            (one) => one.appeal.id === appeal.id && one.round === round.no,
          )
          const days = { from: formatDay(round.from), to: formatDay(round.closingDay) }
          return (
            <section
              key={round.no}
              className="stack-gap"
              aria-label={t('fund.round', { no: round.no })}
            >
              <h3>{t('fund.round', { no: round.no })}</h3>
              <p className="quiet small-text">{t('period.both', days)}</p>
              <SummaryWords summary={summary} />
              {round.from <= today ? (
                <CountForm
                  key={summary?.version ?? 0}
                  appeal={appeal.id}
                  round={round.no}
                  unit={unit}
                  summary={summary}
                  headcount={fund.headcount}
                />
              ) : (
                <p className="quiet">{t('fund.notBegun')}</p>
              )}
            </section>
          )
        })}
      </div>
    </Panel>
  )
}

function SummaryWords({ summary }: { summary: Summary | undefined }) {
  const { t, lang } = useFundWords()
  if (!summary) return <p className="quiet">{t('fund.none')}</p>
  const values = {
    supporters: formatNumber(summary.supporters, lang),
    total: formatNumber(summary.totalVnd, lang),
    workers: formatNumber(summary.headcount, lang),
    day: formatDay(summary.enteredOn),
  }
  return (
    <>
      <p>
        <b>{t('fund.entered', values)}</b>
      </p>
      <HistoryList
        steps={summary.history.map(({ count, totalVnd, on }) => ({
          text: t('fund.was', {
            supporters: formatNumber(count, lang),
            total: formatNumber(totalVnd ?? 0, lang),
          }),
          on,
        }))}
      />
    </>
  )
}

type CountFormProps = {
  appeal: string
  round: number
  unit: string
  summary: Summary | undefined
  headcount: number | null
}

const FIELDS = ['supporters', 'totalVnd']

function CountForm({ appeal, round, unit, summary, headcount }: CountFormProps) {
  const { t, lang } = useFundWords()
  const [supporters, setSupporters] = useState(summary ? String(summary.supporters) : '')
  const [total, setTotal] = useState(summary ? String(summary.totalVnd) : '')
  const { act, busy, refused } = useAct()
  const [send] = useMutation(RecordContributionDocument, { refetchQueries: [UnitFundDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const variables = {
        unit,
        appeal,
        round,
        supporters: Number(supporters),
        totalVnd: Number(total),
        version: summary?.version ?? null,
      }
      const { data, error } = await send({ variables })
      return { result: data?.recordContribution, error }
    })
  }
  const wrong = (field: string) =>
    refused?.field === field ? t('fund.wrong', { message: refused.message }) : undefined
  const id = `${appeal}-${round}`
  const hint = headcount === null ? '' : t('fund.most', { workers: formatNumber(headcount, lang) })
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <div className="form-two">
        <TextField
          id={`supporters-${id}`}
          inputMode="numeric"
          label={t('fund.supporters')}
          hint={hint}
          error={wrong('supporters')}
          value={supporters}
          onChange={(event) => setSupporters(digitsOf(event.target.value).slice(0, 7))}
        />
        <TextField
          id={`total-${id}`}
          inputMode="numeric"
          label={t('fund.total')}
          hint={t('fund.total.hint')}
          error={wrong('totalVnd')}
          value={grouped(total, lang)}
          onChange={(event) => setTotal(digitsOf(event.target.value))}
        />
      </div>
      <RefusedNote refused={refused} fields={FIELDS} />
      <p>
        <button
          type="submit"
          className={summary ? 'sbtn' : 'sbtn first'}
          disabled={busy || supporters === '' || total === ''}
        >
          {busy ? t('move.busy') : t(summary ? 'fund.correct' : 'fund.enter')}
        </button>
      </p>
    </form>
  )
}
