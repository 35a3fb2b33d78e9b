import { Scroll } from '../../../ui/staff/Scroll.tsx'
import { decimalsOf, formatFigure } from '../table/format-cell.ts'
import type { Sorting } from '../table/sort-rows.ts'
import {
  countMissing,
  headColumn,
  hiddenAt,
  isMissing,
  numberColumns,
  type Hidden,
  type Row,
  type Table,
} from '../table/table.ts'
import { useConsoleWords } from '../use-console-words.ts'
import { MissingCell, MissingLegend } from './MissingCell.tsx'
import { useHiddenWords } from './use-hidden-words.ts'

type ResultTableProps = {
  table: Table
  title: string
  sorting: Sorting | null
  onSort: (sorting: Sorting) => void
}

/** A list of the answer as a table; what is not told is one hatched cell over the columns it covers, what failed has a mark. */
export function ResultTable({ table, title, sorting, onSort }: ResultTableProps) {
  const { t, lang } = useConsoleWords()
  const numbers = new Set(numberColumns(table))
  const head = headColumn(table)
  const columns = table.columns.map((name) => ({
    name,
    isNumber: numbers.has(name),
    isHead: name === head,
    digits: numbers.has(name) ? decimalsOf(table.rows, name) : 0,
  }))
  return (
    <>
      <Scroll label={`${t('console.result.table')}: ${title}`}>
        <table className="con-table">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {columns.map(({ name, isNumber }) => (
                <th
                  key={name}
                  scope="col"
                  className={isNumber ? 'r' : undefined}
                  aria-sort={sortOf(sorting, name)}
                >
                  <button
                    type="button"
                    title={t('console.result.sort', { column: name })}
                    onClick={() =>
                      onSort({ column: name, down: sorting?.column === name && !sorting.down })
                    }
                  >
                    <ColumnName name={name} />
                    <span aria-hidden="true">{arrow(sorting, name)}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <BodyRow key={at} row={row} columns={columns} lang={lang} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <MissingLegend count={countMissing(table)} />
    </>
  )
}

/** A dotted path in two lines, so that a table of many figures stays narrow. */
function ColumnName({ name }: { name: string }) {
  const end = name.lastIndexOf('.') + 1
  return (
    <>
      {end > 0 ? <small>{name.slice(0, end)}</small> : null}
      {name.slice(end)}
    </>
  )
}

type Column = { name: string; isNumber: boolean; isHead: boolean; digits: number }

function BodyRow({
  row,
  columns,
  lang,
}: {
  row: Row
  columns: readonly Column[]
  lang: 'vi' | 'en'
}) {
  const say = useHiddenWords()
  return (
    <tr>
      {spansOf(row, columns).map(({ column, hidden, width }) => {
        if (hidden)
          return (
            <td key={column.name} className="hatch" colSpan={width}>
              <span>{say(hidden)}</span>
            </td>
          )
        if (isMissing(row, column.name))
          return <MissingCell key={column.name} isNumber={column.isNumber} />
        const text = cellText(row, column, lang)
        const look = column.isNumber ? 'r' : undefined
        if (column.isHead && text !== '–')
          return (
            <th key={column.name} scope="row" className={look}>
              {text}
            </th>
          )
        return (
          <td key={column.name} className={look}>
            {text}
          </td>
        )
      })}
    </tr>
  )
}

function cellText(row: Row, { name, digits }: Column, lang: 'vi' | 'en'): string {
  const value = row.cells[name] ?? null
  if (value === null) return '–'
  return typeof value === 'number' ? formatFigure(value, name, digits, lang) : String(value)
}

type Span = { column: Column; hidden: Hidden | undefined; width: number }

/** Neighbours under the same reason are one cell. */
function spansOf(row: Row, columns: readonly Column[]): Span[] {
  const spans: Span[] = []
  for (const column of columns) {
    const hidden = hiddenAt(row, column.name)
    const last = spans.at(-1)
    if (hidden && last?.hidden === hidden) last.width += 1
    else spans.push({ column, hidden, width: 1 })
  }
  return spans
}

function sortOf(sorting: Sorting | null, column: string): 'ascending' | 'descending' | undefined {
  if (sorting?.column !== column) return undefined
  return sorting.down ? 'descending' : 'ascending'
}

function arrow(sorting: Sorting | null, column: string): string {
  if (sorting?.column !== column) return ''
  return sorting.down ? ' ↓' : ' ↑'
}
