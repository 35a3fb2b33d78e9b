import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInterfaceType } from 'graphql'
import { expect, test } from 'vitest'
import { readGraph } from '../../tools/graph.ts'

const src = join(import.meta.dirname, '..')
const root = join(src, '../..')
const catalogs = globSync('**/*words/**/vi.json', { cwd: src }).map((file) =>
  file.replace('/vi.json', ''),
)

function read(folder: string, lang: 'vi' | 'en'): Record<string, string> {
  return JSON.parse(readFileSync(join(src, folder, `${lang}.json`), 'utf8'))
}

const errors = read('words/errors', 'vi')

test.each(catalogs)('%s says everything in both languages', (folder) => {
  const [vi, en] = [read(folder, 'vi'), read(folder, 'en')]
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(vi).toSorted())
  for (const text of [...Object.values(vi), ...Object.values(en)]) expect(text.trim()).not.toBe('')
})

test.each(catalogs)('%s uses the same values in both languages', (folder) => {
  const [vi, en] = [read(folder, 'vi'), read(folder, 'en')]
  const values = (text = '') =>
    [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name))].toSorted()
  for (const id of Object.keys(vi)) expect(values(en[id]), id).toEqual(values(vi[id]))
})

test('no id is defined by two catalogs of one page', () => {
  const ids = catalogs
    .filter((folder) => !folder.startsWith('staff'))
    .flatMap((folder) => Object.keys(read(folder, 'vi')))
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('every expected failure of the graph has words', () => {
  const graph = readGraph()
  const failure = graph.getType('Failure')
  if (!isInterfaceType(failure)) throw new Error('the graph has no Failure')
  const types = graph.getPossibleTypes(failure).map((type) => type.name)
  expect(types.length).toBeGreaterThan(10)
  expect(types.filter((type) => !(`failure.${type}` in errors))).toEqual([])
})

test('every code of the kit and the gateway has words', () => {
  const files = ['services/kit/src/words.ts', 'gateway/src/words.ts']
  const codes = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}([A-Z_]+): \{/gm)].map(
      ([, code]) => code,
    ),
  )
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => !(`error.${code}` in errors))).toEqual([])
})

test('the words keep the tone: no exclamation mark, no "vui lòng", one form of address', () => {
  for (const folder of catalogs)
    for (const [id, text] of Object.entries(read(folder, 'vi')))
      expect(text, id).not.toMatch(/!|vui lòng|anh\/chị|\bbạn\b|quý vị|lỗi không xác định/i)
})
