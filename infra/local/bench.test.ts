import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './folders.ts'

const benches = globSync('{services/*,gateway,web,test,infra}/{bench,load}/**/*.bench.ts', {
  cwd: root,
})

test.each(benches)('%s keeps its figures for the table of npm run bench', (file) => {
  expect(readFileSync(join(root, file), 'utf8')).toMatch(
    /TN_BENCH_FIGURES[^]*appendFileSync|appendFileSync[^]*TN_BENCH_FIGURES/,
  )
})
