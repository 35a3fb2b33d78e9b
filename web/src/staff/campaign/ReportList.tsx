import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import type { ProgressState } from '../../generated/operations.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import type { Participation } from './participation.ts'
import { useCampaignWords } from './use-campaign-words.ts'

const kinds: Record<ProgressState, ChipKind> = {
  WAITING: 'due',
  VERIFIED: 'met',
  RETURNED: 'late',
  NOTED: '',
}

/** The state of a report as a word with its colour. */
export function ReportChip({ state }: { state: ProgressState }) {
  const { t } = useCampaignWords()
  return <Chip kind={kinds[state]}>{t(`report.${state}`)}</Chip>
}

/** Every report of a registration, newest first: a correction is a new one, nothing is overwritten. */
export function ReportList({ participation }: { participation: Participation }) {
  const { t, lang } = useCampaignWords()
  if (participation.reports.length === 0) return <p className="quiet">{t('report.none')}</p>
  return (
    <ul className="report-list">
      {participation.reports.map((report) => (
        <li key={report.no}>
          <ReportChip state={report.state} />
          <div>
            <b className="num">{formatNumber(report.value, lang)}</b> · {formatDay(report.on)}
            {report.late ? ` · ${t('report.late')}` : ''}
            {report.corrects ? ` · ${t('report.corrects')}` : ''}
            {report.note ? <p>{report.note}</p> : null}
            {report.decidedOn ? (
              <p className="quiet small-text">
                {[
                  t(`report.${report.state}.on`, { day: formatDay(report.decidedOn) }),
                  report.decidedBy?.name.full,
                  report.reason,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
