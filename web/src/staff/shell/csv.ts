/** One cell of a table; null is written as an empty cell. */
export type Cell = string | number | null

/**
 * A table as CSV that a spreadsheet opens with Vietnamese letters (UTF-8 with mark, CRLF, RFC 4180).
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, also behind a mark at which a spreadsheet
 * may part cells: where commas are in numbers, as in Vietnamese, that is a semicolon.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Where a cell begins, or may begin, with what starts a formula; the wide signs too (OWASP, CSV Injection). */
const FORMULA = /(^|[;\t\r\n])( *[=+\-@＝＋－＠])/g

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = value.replaceAll(FORMULA, "$1'$2").replace(/^[\t\r\n]/, "'$&")
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
