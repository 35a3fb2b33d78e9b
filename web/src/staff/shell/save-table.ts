import { csvText, download, type Cell } from './csv.ts'

/** The forms of a file somebody can take away. */
export type FileKind = 'csv' | 'xlsx'

/** Hands a table to the browser as a file. The writer of spreadsheets (MIT, about 20 kB packed) is loaded when it is wanted. */
export async function saveTable(
  name: string,
  kind: FileKind,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (kind === 'csv') return download(`${name}.csv`, csvText(rows))
  const { default: writeXlsxFile } = await import('write-excel-file/browser')
  await writeXlsxFile(sheetOf(rows), { columns: widthsOf(rows) }).toFile(`${name}.xlsx`)
}

/** The cells of a sheet. Text is written as text, so that no spreadsheet takes it for a formula. */
export function sheetOf(rows: readonly (readonly Cell[])[]) {
  return rows.map((row, index) =>
    row.map((value) =>
      value === null
        ? null
        : typeof value === 'number'
          ? { value, type: Number }
          : { value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) },
    ),
  )
}

function widthsOf(rows: readonly (readonly Cell[])[]): { width: number }[] {
  const [head = []] = rows
  return head.map((_, column) => {
    const longest = Math.max(...rows.map((row) => String(row[column] ?? '').length))
    return { width: Math.min(60, Math.max(8, longest + 2)) }
  })
}
