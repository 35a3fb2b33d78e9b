import { expect, it } from 'vitest'
import { compileRewrites } from './rewrites.ts'

it.each([0, false, '', 'text', null])('renames a field whose value is %j', (value) => {
  const answer = { node: { count__alias_0: value } }
  const rewrite = compileRewrites(
    [{ kind: 'KeyRenamer', path: ['node', 'count__alias_0'], renameKeyTo: 'count' }],
    () => true,
  )
  rewrite?.(answer)
  expect(answer.node).toMatchObject({ count: value })
})
