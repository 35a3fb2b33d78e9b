import { useQuery } from '@apollo/client/react'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { FundBoardDocument, type FundBoardQuery } from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { CountCell } from '../campaign/CountCell.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer } from '../shell/viewer.ts'
import { AppealsPanel } from './AppealsPanel.tsx'
import { useFundWords } from './use-fund-words.ts'
import { YearField } from './UnitFundPage.tsx'

type Board = NonNullable<FundBoardQuery['fundBoard']>
type Table = Board['support']

/** Giving and social activity of a year below the own organisation: aggregates only, small counts hidden. */
export function FundBoardPage() {
  const { t } = useFundWords()
  const { acting } = useViewer()
  const [chosen] = useSearchValue('year')
  const year = Number(chosen || dayOf(domainNow()).slice(0, 4))
  const { data, error, refetch } = useQuery(FundBoardDocument, {
    variables: { under: acting.organization.id, year },
  })
  const page = { title: t('nav.fund'), crumbs: [{ name: t('nav.fund') }] }
  return (
    <Loaded found={data?.fundBoard} error={error} refetch={refetch} {...page}>
      {(board) => <BoardSheet board={board} />}
    </Loaded>
  )
}

function BoardSheet({ board }: { board: Board }) {
  const { t, both, nameOf } = useFundWords()
  return (
    <Page
      title={t('nav.fund')}
      lead={nameOf(board.organization)}
      crumbs={[{ name: t('nav.fund') }]}
      acts={<YearField year={board.year} />}
    >
      <div className="stack-gap">
        <Note>{t('fund.notHere')}</Note>
        <div className="cols-2">
          <div className="stack-gap">
            <TablePanel title={t('fund.support')} table={board.support} money />
            <TablePanel title={t('fund.activity')} table={board.activity} />
            {board.rounds.map(({ appeal, round, table }) => (
              <TablePanel
                key={`${appeal.id}${round}`}
                title={t('fund.roundOf', { title: both(appeal.title), no: round })}
                table={table}
                money
              />
            ))}
          </div>
          <AppealsPanel year={board.year} />
        </div>
      </div>
    </Page>
  )
}

type TablePanelProps = { title: string; table: Table; money?: boolean }

function TablePanel({ title, table, money = false }: TablePanelProps) {
  const { t } = useFundWords()
  return (
    <Panel title={title}>
      {table.rows.length === 0 ? (
        <p className="pad quiet">{t('fund.table.empty')}</p>
      ) : (
        <Scroll label={t('scroll.table', { title })}>
          <table className="turnout">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('turnout.union')}</th>
                <th scope="col" className="r">
                  {t('fund.units')}
                </th>
                <th scope="col" className="r">
                  {t(money ? 'fund.supporters' : 'activity.participants')}
                </th>
                {money ? (
                  <th scope="col" className="r">
                    {t('fund.total')}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, at) => (
                <TableRow key={row.organization?.id ?? at} row={row} money={money} />
              ))}
            </tbody>
            <tfoot>
              <TableFoot table={table} money={money} />
            </tfoot>
          </table>
        </Scroll>
      )}
    </Panel>
  )
}

function TableRow({ row, money }: { row: Table['rows'][number]; money: boolean }) {
  const { lang, nameOf } = useFundWords()
  return (
    <tr>
      <th scope="row">{nameOf(row.organization)}</th>
      <td className="r">{formatNumber(row.units, lang)}</td>
      <CountCell value={row.supporters} />
      {money ? <CountCell value={row.totalVnd} /> : null}
    </tr>
  )
}

function TableFoot({ table, money }: { table: Table; money: boolean }) {
  const { t, lang } = useFundWords()
  return (
    <tr>
      <th scope="row">{t('turnout.all')}</th>
      <td className="r">{formatNumber(table.units, lang)}</td>
      <CountCell value={table.supporters} />
      {money ? <CountCell value={table.totalVnd} /> : null}
    </tr>
  )
}
