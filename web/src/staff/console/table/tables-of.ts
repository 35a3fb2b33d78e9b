import type { Lang } from '../../../words/use-words.ts'
import type { Hidden, Row, Scalar, Table } from './table.ts'

type Json = Readonly<Record<string, unknown>>
type Inner = { path: string; items: readonly unknown[]; more: boolean }
type Flat = { cells: Record<string, Scalar>; hidden: Hidden[]; lists: Inner[] }

/** The type of the graph that stands for a figure that is not told (domain.md 6). */
const NOT_TOLD = 'NotEnoughData'
const TYPE = '__typename'

/**
 * The tables of an answer's `data`: each list is one, rows unwrapped from `edges { node }` or `nodes`; fields in fields
 * become dotted columns; a list inside rows is a table of its own, with what its rows' parents are. What stands beside
 * the lists is the last table. A text in both languages is one column, in `lang`. `showTypes`: whether `__typename` was asked for.
 */
export function tablesOf(data: unknown, lang: Lang, showTypes = false): Table[] {
  const top = flatten(data, lang)
  const lists = top.lists.flatMap((list) => tablesOfList(list, {}, lang))
  const rest = toTable('', [top], false)
  const tables =
    rest.columns.length > 0 && top.hidden.length + Object.keys(top.cells).length > 0
      ? [...lists, rest]
      : lists
  return showTypes ? tables : tables.map(withoutTypes)
}

function tablesOfList(
  { path, items, more }: Inner,
  parent: Record<string, Scalar>,
  lang: Lang,
): Table[] {
  const flats = items.map((item) => flatten(item, lang))
  const rows = flats.map(({ cells, hidden, lists }) => ({
    cells: { ...parent, ...cells, ...countsOf(lists) },
    hidden,
    lists,
  }))
  const own = toTable(path, rows, more)
  const inside = new Map<string, { rows: Row[]; columns: Set<string>; more: boolean }>()
  flats.forEach(({ cells, lists }) => {
    const above = withPrefix(path.split('.').at(-1) ?? path, { ...parent, ...cells })
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

function withPrefix(prefix: string, cells: Record<string, Scalar>): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(cells).map(([key, value]) => [`${prefix}.${key}`, value]),
  )
}

function countsOf(lists: readonly Inner[]): Record<string, Scalar> {
  return Object.fromEntries(lists.map(({ path, items }) => [path, items.length]))
}

function toTable(path: string, rows: readonly Row[], more: boolean): Table {
  return { path, columns: columnsOf(rows), rows, more }
}

type Branch = Map<string, Branch>

/** Every column in the order of the question, also where the first rows do not tell it. */
function columnsOf(rows: readonly Row[]): string[] {
  const tree: Branch = new Map()
  for (const { cells, hidden } of rows)
    for (const path of [...Object.keys(cells), ...hidden.map((one) => one.path)]) grow(tree, path)
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
function flatten(value: unknown, lang: Lang): Flat {
  const flat: Flat = { cells: {}, hidden: [], lists: [] }
  put(flat, '', value, lang)
  return flat
}

function put(flat: Flat, path: string, value: unknown, lang: Lang): void {
  if (Array.isArray(value)) return putList(flat, path, value)
  if (!isObject(value)) {
    flat.cells[path || 'value'] = scalarOf(value)
    return
  }
  if (isBothLanguages(value)) {
    flat.cells[path || 'value'] = scalarOf(value[lang])
    return
  }
  if (isNotTold(value)) {
    flat.hidden.push(hiddenOf(path, value))
    return
  }
  const page = pageOf(value)
  if (page) {
    flat.lists.push({ path, ...page })
    return
  }
  for (const [key, inner] of Object.entries(value))
    put(flat, path ? `${path}.${key}` : key, inner, lang)
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

function putList(flat: Flat, path: string, items: readonly unknown[]): void {
  if (path === '' || items.some(isObject) || items.length === 0)
    flat.lists.push({ path: path || 'value', items, more: false })
  else flat.cells[path] = items.map(String).join(', ')
}

function hiddenOf(path: string, value: Json): Hidden {
  const message = isObject(value['message']) ? value['message'] : {}
  const texts = Object.entries(message).flatMap(([lang, text]) =>
    typeof text === 'string' ? [[lang, text] as const] : [],
  )
  const reason = typeof value['reason'] === 'string' ? value['reason'] : NOT_TOLD
  return { path, reason, message: Object.fromEntries(texts) }
}

/** The rows of a page: what its edges lead to, with what else the edges say. */
function pageOf(value: Json): { items: unknown[]; more: boolean } | null {
  const info = value['pageInfo']
  const more = isObject(info) && info['hasNextPage'] === true
  if (Array.isArray(value['nodes'])) return { items: value['nodes'], more }
  if (!Array.isArray(value['edges'])) return null
  return { items: value['edges'].map(unwrap), more }
}

function unwrap(edge: unknown): unknown {
  if (!isObject(edge) || !isObject(edge['node'])) return edge
  const { node, [TYPE]: _, ...rest } = edge
  return isObject(node) ? { ...node, ...rest } : node
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
