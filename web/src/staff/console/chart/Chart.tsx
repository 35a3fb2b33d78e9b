import type { Lang } from '../../../words/use-words.ts'
import { decimalsOf, formatFigure } from '../table/format-cell.ts'
import { hiddenAt, type Row } from '../table/table.ts'
import { BarChart } from './BarChart.tsx'
import { figure, MOST_ROWS, type ChartPlan } from './chart-plan.ts'
import type { Drawn } from './drawn.ts'
import { IntervalChart } from './IntervalChart.tsx'
import { LineChart } from './LineChart.tsx'
import { PointChart } from './PointChart.tsx'

type PlannedProps = {
  rows: readonly Row[]
  plan: ChartPlan
  lang: Lang
  told: string
  hiddenWord: string
}

const forms = { BARS: BarChart, LINE: LineChart, INTERVAL: IntervalChart, POINTS: PointChart }

/** A table drawn as planned; drawings are ours and SVG (web.md 5), and the table next to them has the same figures. */
export function Chart({ rows, plan, lang, told, hiddenWord }: PlannedProps) {
  const Form = forms[plan.kind]
  const digits = plan.columns.map((column) => decimalsOf(rows, column))
  const say = (value: number, column: number) =>
    formatFigure(value, plan.columns[column] ?? '', digits[column] ?? 0, lang)
  return (
    <Form
      rows={rows.slice(0, MOST_ROWS).map((row) => draw(row, plan))}
      columns={plan.columns}
      label={plan.label}
      told={told}
      hiddenWord={hiddenWord}
      say={say}
    />
  )
}

function draw(row: Row, { label, columns }: ChartPlan): Drawn {
  return {
    name: String(row.cells[label] ?? ''),
    values: columns.map((column) => figure(row, column)),
    hidden: columns.some((column) => hiddenAt(row, column)),
  }
}
