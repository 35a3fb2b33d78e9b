import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './folders.ts'

const benches = globSync('{services/*,gateway,web,test,infra}/{bench,load}/**/*.bench.ts', {
  cwd: root,
})

/** By its own hand or a helper's; at run time `bench.ts` fails the one that kept none. */
test.each(benches)('%s keeps its figures for the table of npm run bench', (file) => {
  expect(readFileSync(join(root, file), 'utf8')).toMatch(/\bfigure(:|\b.*=|\()/)
})
