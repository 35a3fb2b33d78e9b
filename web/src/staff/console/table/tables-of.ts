import type { Lang } from '../../../words/use-words.ts'
import { gapsIn, WHOLE, type Gaps } from './gaps.ts'
import { NOT_TOLD, type Hidden, type Row, type Scalar, type Table } from './table.ts'

type Json = Readonly<Record<string, unknown>>
/** A value of the answer with what failed in it. */
type Item = { value: unknown; gaps: Gaps }
type Page = { items: readonly Item[]; more: boolean }
type Inner = Page & { path: string }
/** A row with its places in the order of the question. */
type Ordered = Row & { order: readonly string[] }
type Flat = {
  cells: Record<string, Scalar>
  hidden: Hidden[]
  missing: string[]
  order: string[]
  lists: Inner[]
}

const TYPE = '__typename'

/**
 * The tables of an answer's `data`: each list is one, rows unwrapped from `edges { node }` or `nodes`; fields in fields
 * become dotted columns; a list inside rows is a table of its own, with what its rows' parents are. What stands beside
 * the lists is the last table. A text in both languages is one column, in `lang`. A null where a part of the answer failed
 * is no value but a gap.
 * @param options.showTypes whether `__typename` was asked for
 * @param options.gaps what of the answer failed
 */
export function tablesOf(
  data: unknown,
  lang: Lang,
  { showTypes = false, gaps = WHOLE }: { showTypes?: boolean; gaps?: Gaps } = {},
): Table[] {
  const top = flatten({ value: data, gaps }, lang)
  const lists = top.lists.flatMap((list) => tablesOfList(list, NOTHING_ABOVE, lang))
  const rest = toTable('', [top], false)
  const told = top.hidden.length + top.missing.length + Object.keys(top.cells).length
  const tables = rest.columns.length > 0 && told > 0 ? [...lists, rest] : lists
  return showTypes ? tables : tables.map(withoutTypes)
}

const NOTHING_ABOVE: Ordered = { cells: {}, hidden: [], missing: [], order: [] }

function tablesOfList({ path, items, more }: Inner, parent: Ordered, lang: Lang): Table[] {
  const flats = items.map((item) => flatten(item, lang))
  const rows = flats.map((flat) => {
    const { cells, order, ...row } = joined(parent, flat)
    const counts = countsOf(flat.lists)
    return { ...row, cells: { ...cells, ...counts }, order: [...order, ...Object.keys(counts)] }
  })
  const own = toTable(path, rows, more)
  const inside = new Map<string, { rows: Row[]; columns: Set<string>; more: boolean }>()
  flats.forEach(({ lists, ...row }) => {
    const above = withPrefix(path.split('.').at(-1) ?? path, joined(parent, row))
    for (const list of lists)
      for (const table of tablesOfList({ ...list, path: `${path}.${list.path}` }, above, lang)) {
        const known = inside.get(table.path) ?? { rows: [], columns: new Set(), more: false }
        known.rows.push(...table.rows)
        table.columns.forEach((column) => known.columns.add(column))
        inside.set(table.path, { ...known, more: known.more || table.more })
      }
  })
  const inner = [...inside].map(([name, one]) => ({
    path: name,
    columns: [...one.columns],
    rows: one.rows,
    more: one.more,
  }))
  return [own, ...inner]
}

/** A row after what stands above it. */
function joined(above: Ordered, row: Ordered): Ordered {
  return {
    cells: { ...above.cells, ...row.cells },
    hidden: [...above.hidden, ...row.hidden],
    missing: [...above.missing, ...row.missing],
    order: [...above.order, ...row.order],
  }
}

function withPrefix(prefix: string, { cells, hidden, missing, order }: Ordered): Ordered {
  const below = (path: string): string => (path ? `${prefix}.${path}` : prefix)
  return {
    cells: Object.fromEntries(Object.entries(cells).map(([key, value]) => [below(key), value])),
    hidden: hidden.map((one) => ({ ...one, path: below(one.path) })),
    missing: missing.map(below),
    order: order.map(below),
  }
}

function countsOf(lists: readonly Inner[]): Record<string, Scalar> {
  return Object.fromEntries(lists.map(({ path, items }) => [path, items.length]))
}

function toTable(path: string, given: readonly Ordered[], more: boolean): Table {
  const rows = given.map(({ cells, hidden, missing }) => ({ cells, hidden, missing }))
  return { path, columns: columnsOf(given), rows, more }
}

type Branch = Map<string, Branch>

/** Every column in the order of the question, also where the first rows do not tell it. */
function columnsOf(rows: readonly Ordered[]): string[] {
  const tree: Branch = new Map()
  for (const { order } of rows) for (const path of order) grow(tree, path)
  return leaves(tree, '').filter(Boolean)
}

function grow(tree: Branch, path: string): void {
  let branch = tree
  for (const step of path === '' ? [] : path.split('.')) {
    const next = branch.get(step) ?? new Map()
    branch.set(step, next)
    branch = next
  }
}

function leaves(tree: Branch, path: string): string[] {
  if (tree.size === 0) return [path]
  return [...tree].flatMap(([step, branch]) => leaves(branch, path ? `${path}.${step}` : step))
}

/** One object as one row; lists in it are kept apart. */
function flatten(item: Item, lang: Lang): Flat {
  const flat: Flat = { cells: {}, hidden: [], missing: [], order: [], lists: [] }
  put(flat, '', item, lang)
  return flat
}

function put(flat: Flat, path: string, { value, gaps }: Item, lang: Lang): void {
  if (Array.isArray(value)) return putList(flat, path, value, gaps)
  if (value === null && gaps.length > 0) {
    flat.missing.push(path)
    flat.order.push(path)
    return
  }
  if (!isObject(value)) return putCell(flat, path, scalarOf(value))
  if (isBothLanguages(value)) return putCell(flat, path, scalarOf(value[lang]))
  if (isNotTold(value)) {
    flat.hidden.push(hiddenOf(path, value))
    flat.order.push(path)
    return
  }
  const page = pageOf(value, gaps)
  if (page) {
    flat.lists.push({ path, ...page })
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    const item = { value: inner, gaps: gapsIn(gaps, key) }
    put(flat, path ? `${path}.${key}` : key, item, lang)
  }
}

function putCell(flat: Flat, path: string, value: Scalar): void {
  const column = path || 'value'
  flat.cells[column] = value
  flat.order.push(column)
}

/** A text of the graph as `{ vi en }`. */
function isBothLanguages(value: Json): boolean {
  const keys = Object.keys(value).filter((key) => key !== TYPE)
  return keys.length === 2 && ['vi', 'en'].every((key) => typeof value[key] === 'string')
}

/** By its type, or by its only field where the question did not ask for the type. */
function isNotTold(value: Json): boolean {
  if (value[TYPE] !== undefined) return value[TYPE] === NOT_TOLD
  const keys = Object.keys(value)
  return (
    typeof value['reason'] === 'string' && keys.every((key) => ['reason', 'message'].includes(key))
  )
}

function putList(flat: Flat, path: string, items: readonly unknown[], gaps: Gaps): void {
  const isOfObjects =
    items.some(isObject) || (gaps.length > 0 && items.every((one) => one === null))
  if (path === '' || isOfObjects || items.length === 0)
    flat.lists.push({ path: path || 'value', items: itemsOf(items, gaps), more: false })
  else putCell(flat, path, items.map(String).join(', '))
}

function hiddenOf(path: string, value: Json): Hidden {
  const message = isObject(value['message']) ? value['message'] : {}
  const texts = Object.entries(message).flatMap(([lang, text]) =>
    typeof text === 'string' ? [[lang, text] as const] : [],
  )
  const reason = typeof value['reason'] === 'string' ? value['reason'] : NOT_TOLD
  return { path, reason, message: Object.fromEntries(texts) }
}

function itemsOf(values: readonly unknown[], gaps: Gaps): Item[] {
  return values.map((value, at) => ({ value, gaps: gapsIn(gaps, at) }))
}

/** The rows of a page: what its edges lead to, with what else the edges say. */
function pageOf(value: Json, gaps: Gaps): Page | null {
  const info = value['pageInfo']
  const more = isObject(info) && info['hasNextPage'] === true
  const { nodes, edges } = value
  if (Array.isArray(nodes)) return { items: itemsOf(nodes, gapsIn(gaps, 'nodes')), more }
  if (!Array.isArray(edges)) return null
  return { items: itemsOf(edges, gapsIn(gaps, 'edges')).map(unwrap), more }
}

function unwrap(edge: Item): Item {
  if (!isObject(edge.value) || !('node' in edge.value)) return edge
  const { node, [TYPE]: _, ...rest } = edge.value
  const gaps = gapsIn(edge.gaps, 'node')
  if (isObject(node))
    return { value: { ...node, ...rest }, gaps: [...gaps, ...edge.gaps.filter(isBeside)] }
  return node === null && gaps.length > 0 ? { value: null, gaps } : edge
}

/** A gap of the edge itself, not of what it leads to. */
function isBeside([next]: Gaps[number]): boolean {
  return next !== undefined && next !== 'node'
}

function scalarOf(value: unknown): Scalar {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withoutTypes(table: Table): Table {
  return { ...table, columns: table.columns.filter((one) => one.split('.').at(-1) !== TYPE) }
}
