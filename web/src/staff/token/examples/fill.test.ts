import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillExample } from './fill.ts'

const files = ['python.py', 'r.R', 'curl.sh']
const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

test.each(files)('%s is filled to the last place', (file) => {
  const query = 'query A {\n  organizations(kind: "x") { edges { node { id } } }\n}'
  const text = fillExample(read(file), { url: 'https://tn.example', token: 'tn_pat_1_2', query })
  expect(text).not.toMatch(/\{\{[A-Z]+\}\}/)
  expect(text).toContain('https://tn.example/graphql')
  expect(text).toContain('tn_pat_1_2')
  expect(text).toContain(JSON.stringify(query))
})

test('a question cannot end its text early', () => {
  const query = '"""\nimport os # {{TOKEN}} \\" JSON'
  const line = fillExample('q = {{QUERY}}', { url: '', token: 'secret', query })
  expect(line.split('\n')).toHaveLength(1)
  expect(JSON.parse(line.slice(4))).toBe(query)
})
