import type { ReactNode } from 'react'

/** A column: its head, and whether its cells are numbers (right aligned, even digits). */
export type Column = { key: string; head: ReactNode; numbers?: boolean; className?: string }

/** A row: its own name, then its cells in the order of the other columns. */
export type Row = { key: string; name: ReactNode; cells: readonly ReactNode[] }

type DataTableProps = {
  caption: string
  columns: readonly Column[]
  rows: readonly Row[]
  foot?: Row | undefined
  className?: string
}

/** A plain table: the first column names the row, the caption is for readers only. */
export function DataTable({ caption, columns, rows, foot, className }: DataTableProps) {
  return (
    <table className={className}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={cellClass(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.key} row={row} columns={columns} />
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <TableRow row={foot} columns={columns} />
        </tfoot>
      ) : null}
    </table>
  )
}

function TableRow({ row, columns }: { row: Row; columns: readonly Column[] }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.cells.map((cell, index) => (
        <td key={columns[index + 1]?.key ?? index} className={cellClass(columns[index + 1])}>
          {cell}
        </td>
      ))}
    </tr>
  )
}

function cellClass(column: Column | undefined): string | undefined {
  const names = [column?.numbers ? 'r' : '', column?.className ?? ''].filter(Boolean)
  return names.length > 0 ? names.join(' ') : undefined
}
