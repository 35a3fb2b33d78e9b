import { useMutation } from '@apollo/client/react'
import { BellRing, CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '../../format/date.ts'
import { CampaignDetailDocument, RemindRegisteredDocument } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { turnoutTable, type TurnoutRow } from './board-table.ts'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { CountCell } from './CountCell.tsx'
import { ExportButtons } from '../shell/ExportButtons.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { ReopenDialog } from './ReopenDialog.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type Turnout = NonNullable<DetailedCampaign['turnout']>

/** How many take part, per upper union: counts only, one reminder to all who registered (P5). */
export function TurnoutPanel({ campaign }: { campaign: DetailedCampaign }) {
  const { t, nameOf, other } = useCampaignWords()
  const { turnout } = campaign
  if (!turnout) return null
  const rows = rowsOf(turnout, nameOf, t('turnout.all'))
  return (
    <Panel title={t('turnout.title')}>
      <TurnoutTable rows={rows} withMembers={campaign.who !== 'UNITS'} />
      <div className="pad stack-gap">
        <p className="quiet small-text">{t('turnout.counts')}</p>
        <TurnoutActs campaign={campaign} />
        <ExportButtons
          name={`turnout-${campaign.id.slice(0, 12)}`}
          what={t('turnout.title')}
          rows={() => turnoutTable(rows, other)}
        />
      </div>
    </Panel>
  )
}

function rowsOf(
  { rows, units, unitsRegistered, unitsReported, unitsVerified, members }: Turnout,
  nameOf: (unit: Turnout['rows'][number]['organization']) => string,
  all: string,
): TurnoutRow[] {
  const whole = { name: all, units, unitsRegistered, unitsReported, unitsVerified, members }
  return [...rows.map((row) => ({ ...row, name: nameOf(row.organization) })), whole]
}

type TurnoutTableProps = { rows: readonly TurnoutRow[]; withMembers: boolean }

function TurnoutTable({ rows, withMembers }: TurnoutTableProps) {
  const { t } = useCampaignWords()
  const body = rows.slice(0, -1)
  const foot = rows.slice(-1)
  return (
    <Scroll label={t('scroll.table', { title: t('turnout.title') })}>
      <table className="turnout">
        <caption className="sr-only">{t('turnout.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('turnout.union')}</th>
            <th scope="col" className="r">
              {t('turnout.registered')}
            </th>
            <th scope="col" className="r">
              {t('turnout.reported')}
            </th>
            <th scope="col" className="r">
              {t('turnout.verified')}
            </th>
            {withMembers ? (
              <th scope="col" className="r">
                {t('turnout.members')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <TurnoutLine key={row.name} row={row} withMembers={withMembers} />
          ))}
        </tbody>
        <tfoot>
          {foot.map((row) => (
            <TurnoutLine key={row.name} row={row} withMembers={withMembers} />
          ))}
        </tfoot>
      </table>
    </Scroll>
  )
}

function TurnoutLine({ row, withMembers }: { row: TurnoutRow; withMembers: boolean }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className="r">
        <b>{row.unitsRegistered}</b> / {row.units}
      </td>
      <td className="r">{row.unitsReported}</td>
      <td className="r">{row.unitsVerified}</td>
      {withMembers ? <CountCell value={row.members} /> : null}
    </tr>
  )
}

const OPEN = ['REGISTRATION_OPEN', 'RUNNING', 'COLLECTING_RESULTS']

function TurnoutActs({ campaign }: { campaign: DetailedCampaign }) {
  const { t } = useCampaignWords()
  const [reopening, setReopening] = useState(false)
  const { act, busy, refused } = useAct()
  const [remind] = useMutation(RemindRegisteredDocument, {
    refetchQueries: [CampaignDetailDocument],
  })
  const send = async () =>
    await act(async () => {
      const { data, error } = await remind({ variables: { campaign: campaign.id } })
      return { result: data?.remindRegistered, error }
    })
  if (!campaign.manages || !OPEN.includes(campaign.state)) return null
  return (
    <div className="stack-gap">
      <div className="form-acts">
        <button type="button" className="sbtn" disabled={busy} onClick={() => void send()}>
          <BellRing size={16} strokeWidth={1.8} aria-hidden="true" />
          {busy ? t('move.busy') : t('turnout.remind')}
        </button>
        <button type="button" className="sbtn" onClick={() => setReopening(true)}>
          <CalendarPlus size={16} strokeWidth={1.8} aria-hidden="true" />
          {t('reopen.open')}
        </button>
        {campaign.remindedOn ? (
          <span className="quiet small-text" role="status">
            {t('turnout.reminded', { day: formatDay(campaign.remindedOn) })}
          </span>
        ) : null}
      </div>
      <RefusedNote refused={refused} />
      <ReopenDialog campaign={campaign} open={reopening} onClose={() => setReopening(false)} />
    </div>
  )
}
