import { Panel } from '../../../ui/staff/Panel.tsx'
import { Scroll } from '../../../ui/staff/Scroll.tsx'
import { Choice, ChartPanel } from '../chart/ChartPanel.tsx'
import type { Policy } from '../schema/right-of.ts'
import { tabs, type View } from '../saved/view.ts'
import { countHidden } from '../table/table.ts'
import { useConsoleWords } from '../use-console-words.ts'
import type { DeskRun } from '../use-desk-run.ts'
import type { Looking } from '../use-shown-table.ts'
import { ProblemNote } from './ProblemNote.tsx'
import { ResultTable } from './ResultTable.tsx'
import { StatusLine } from './StatusLine.tsx'

export type ResultPanelProps = {
  run: DeskRun
  looking: Looking
  view: View
  onView: (view: View) => void
  policy: Policy
}

/** The answer: what went wrong first, then the table, the chart or the JSON, and what it took. */
export function ResultPanel(props: ResultPanelProps) {
  const { run, looking, view, onView, policy } = props
  const { answer, running, changed } = run
  const { shown } = looking
  const { t } = useConsoleWords()
  const title = shown
    ? t('console.result.rows', { count: shown.rows.length })
    : t('console.result.title')
  const isAnswered = answer?.state === 'ANSWERED' && !running
  return (
    <Panel
      title={<span aria-live="polite">{title}</span>}
      className="con-out"
      aside={
        <div className="con-tabs" role="group" aria-label={t('console.result.view')}>
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              aria-pressed={view.tab === tab}
              onClick={() => onView({ ...view, tab })}
            >
              {t(words[tab])}
            </button>
          ))}
        </div>
      }
    >
      {running ? <Running onStop={run.stop} /> : null}
      {!answer && !running ? <p className="pad quiet">{t('console.result.none')}</p> : null}
      {answer && !running ? <ProblemNote answer={answer} policy={policy} /> : null}
      {isAnswered ? (
        <>
          <Body looking={looking} view={view} onView={onView} title={title} data={answer.data} />
          <StatusLine
            taken={answer.data === null ? null : answer.taken}
            hidden={shown ? countHidden(shown) : 0}
            more={shown?.more ?? false}
            changed={changed}
          />
        </>
      ) : null}
    </Panel>
  )
}

const words = {
  TABLE: 'console.result.table',
  CHART: 'console.result.chart',
  JSON: 'console.result.json',
} as const

function Running({ onStop }: { onStop: () => void }) {
  const { t } = useConsoleWords()
  return (
    <div className="pad con-running" role="status">
      <progress aria-label={t('console.result.running')} />
      <p className="form-acts">
        <span>{t('console.result.running')}</span>
        <button type="button" className="sbtn" onClick={onStop}>
          {t('console.result.stop')}
        </button>
      </p>
    </div>
  )
}

type BodyProps = Pick<ResultPanelProps, 'looking' | 'view' | 'onView'> & {
  title: string
  data: unknown
}

function Body({ looking, view, onView, title, data }: BodyProps) {
  const { t } = useConsoleWords()
  const { tables, shown, onShown, sorting, onSort } = looking
  if (view.tab === 'JSON') return <JsonView data={data} />
  if (!shown)
    return data === null ? <p className="pad quiet">{t('console.result.noData')}</p> : null
  return (
    <>
      {tables.length > 1 ? (
        <div className="con-choices">
          <Choice
            id="result-list"
            label={t('console.result.list')}
            value={shown.path}
            options={tables.map(({ path }) => [path, path || t('console.result.beside')])}
            onChange={onShown}
          />
        </div>
      ) : null}
      {shown.rows.length === 0 ? (
        <p className="pad quiet">{t('console.result.empty')}</p>
      ) : view.tab === 'CHART' ? (
        <ChartPanel
          table={shown}
          wanted={view.chart}
          onPlan={(chart) => onView({ ...view, chart })}
        />
      ) : (
        <ResultTable table={shown} title={title} sorting={sorting} onSort={onSort} />
      )}
    </>
  )
}

const MOST_LETTERS = 200_000

function JsonView({ data }: { data: unknown }) {
  const { t } = useConsoleWords()
  const text = JSON.stringify(data, null, 2)
  return (
    <Scroll label={t('console.result.json')}>
      <pre className="con-json">{text.slice(0, MOST_LETTERS)}</pre>
    </Scroll>
  )
}
