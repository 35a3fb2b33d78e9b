import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { mergeGraph } from './graph.ts'
import { allowListText, readOperations } from './operations.ts'

const committed = join(import.meta.dirname, '../../gateway/operations.json')

test('the gateway trusts exactly the operations of the web', () => {
  expect(readFileSync(committed, 'utf8')).toBe(allowListText(readOperations()))
})

test('what the pages read from a shared selection is no business of the gateway', () => {
  expect(readFileSync(committed, 'utf8')).not.toContain('@unmask')
})

test('an anonymous operation asks for one field and nothing beside it', () => {
  const anonymous = readOperations().filter(({ document }) =>
    /\b(surveyManifest|ballotKeys|answerSurvey)\b/.test(document),
  )
  expect(anonymous.map(({ name }) => name).toSorted()).toEqual([
    'AnswerSurvey',
    'BallotKeys',
    'SurveyManifest',
  ])
  for (const { document } of anonymous) {
    const [operation] = parse(document).definitions
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation')
    expect(operation.selectionSet.selections).toHaveLength(1)
  }
})

test('hidden fields of a subgraph are not part of what a page may ask', () => {
  const graph = mergeGraph([
    'type Query { a: Int b: Int @inaccessible }',
    'extend type Query { c: Int }',
  ])
  expect(Object.keys(graph.getQueryType()?.getFields() ?? {})).toEqual(['a', 'c'])
})
