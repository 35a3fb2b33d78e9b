import { useState } from 'react'
import { sortRows, type Sorting } from './table/sort-rows.ts'
import type { Table } from './table/table.ts'

/** Which list of an answer is looked at, and in which order. */
export type Looking = ReturnType<typeof useShownTable>

/** The list of the answer that was chosen, else the first, as it is sorted on the page and in files. */
export function useShownTable(tables: readonly Table[]) {
  const [list, setList] = useState<string | null>(null)
  const [sorting, onSort] = useState<Sorting | null>(null)
  const found = tables.find(({ path }) => path === list) ?? tables[0]
  return {
    tables,
    shown: found && sorting ? { ...found, rows: sortRows(found.rows, sorting) } : found,
    sorting,
    onSort,
    onShown: (path: string) => {
      setList(path)
      onSort(null)
    },
  }
}
