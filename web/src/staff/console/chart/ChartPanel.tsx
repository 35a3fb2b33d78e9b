import { useConsoleWords } from '../use-console-words.ts'
import { countMissing, hiddenAt, numberColumns, type Row, type Table } from '../table/table.ts'
import { Chart } from './Chart.tsx'
import {
  chartKinds,
  leftOut,
  MOST_ROWS,
  MOST_SERIES,
  planFor,
  type ChartPlan,
} from './chart-plan.ts'
import { ChartKey } from './Mark.tsx'
import { Scroll } from '../../../ui/staff/Scroll.tsx'

type ChartPanelProps = {
  table: Table
  wanted: ChartPlan | undefined
  onPlan: (plan: ChartPlan) => void
}

/** A table as a chart, with what to draw and how. */
export function ChartPanel({ table, wanted, onPlan }: ChartPanelProps) {
  const { t, lang } = useConsoleWords()
  const plan = planFor(table, wanted)
  if (!plan) {
    const why = countMissing(table) > 0 ? 'console.chart.allMissing' : 'console.chart.none'
    return <p className="pad quiet">{t(why)}</p>
  }
  const told = t('console.chart.told', {
    kind: t(`console.chart.${plan.kind}`),
    columns: plan.columns.join(', '),
    count: Math.min(MOST_ROWS, table.rows.length),
  })
  const names = (rows: readonly Row[]) =>
    rows.map(({ cells }) => String(cells[plan.label] ?? '–')).join(', ')
  const missing = leftOut(table, plan, wanted)
  const left = table.rows.filter((row) => plan.columns.some((column) => hiddenAt(row, column)))
  return (
    <>
      <Choices table={table} plan={plan} onPlan={onPlan} />
      {plan.kind === 'BARS' || plan.kind === 'LINE' ? <ChartKey columns={plan.columns} /> : null}
      <Scroll label={told}>
        <Chart
          rows={table.rows}
          plan={plan}
          lang={lang}
          told={told}
          hiddenWord={t('console.chart.hidden')}
        />
      </Scroll>
      {left.length > 0 ? (
        <p className="pad quiet small-text">{t('console.chart.left', { names: names(left) })}</p>
      ) : null}
      {missing.count > 0 ? (
        <p className="con-missing con-legend">
          {t('console.chart.missing', {
            count: missing.count,
            columns: missing.columns.join(', '),
            names: names(missing.rows),
          })}
        </p>
      ) : null}
      {table.rows.length > MOST_ROWS ? (
        <p className="pad quiet small-text">
          {t('console.chart.cut', { shown: MOST_ROWS, all: table.rows.length })}
        </p>
      ) : null}
    </>
  )
}

type ChoicesProps = { table: Table; plan: ChartPlan; onPlan: (plan: ChartPlan) => void }

function Choices({ table, plan, onPlan }: ChoicesProps) {
  const { t } = useConsoleWords()
  const figures = numberColumns(table)
  const setAt = (at: number, column: string) =>
    onPlan({ ...plan, columns: plan.columns.map((one, place) => (place === at ? column : one)) })
  const toggle = (column: string) => {
    const rest = plan.columns.filter((one) => one !== column)
    const columns = rest.length < plan.columns.length ? rest : [...rest, column].slice(-MOST_SERIES)
    if (columns.length > 0) onPlan({ ...plan, columns })
  }
  return (
    <div className="con-choices">
      <Choice
        id="chart-kind"
        label={t('console.chart.kind')}
        value={plan.kind}
        options={chartKinds.map((kind) => [kind, t(`console.chart.${kind}`)])}
        onChange={(kind) =>
          onPlan({ ...plan, kind: chartKinds.find((one) => one === kind) ?? 'BARS' })
        }
      />
      <Choice
        id="chart-label"
        label={t('console.chart.label')}
        value={plan.label}
        options={table.columns.map((one) => [one, one])}
        onChange={(label) => onPlan({ ...plan, label })}
      />
      {plan.kind === 'POINTS' || plan.kind === 'INTERVAL' ? (
        plan.columns.map((column, at) => (
          <Choice
            key={at}
            id={`chart-${at}`}
            label={t(
              words[plan.kind === 'POINTS' ? 'POINTS' : 'INTERVAL'][at] ?? 'console.chart.value',
            )}
            value={column}
            options={figures.map((one) => [one, one])}
            onChange={(next) => setAt(at, next)}
          />
        ))
      ) : (
        <fieldset className="con-series">
          <legend>{t('console.chart.series')}</legend>
          {figures.map((one) => (
            <label key={one} className="con-check">
              <input
                type="checkbox"
                checked={plan.columns.includes(one)}
                onChange={() => toggle(one)}
              />
              <code>{one}</code>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

const words = {
  POINTS: ['console.chart.x', 'console.chart.y'],
  INTERVAL: ['console.chart.value', 'console.chart.low', 'console.chart.high'],
} as const

type ChoiceProps = {
  id: string
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

/** A labelled choice in one line. */
export function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="con-choice" htmlFor={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}
