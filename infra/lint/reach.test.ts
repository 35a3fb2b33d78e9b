import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reachedFrom } from './reach.ts'

const root = join(import.meta.dirname, '../..')
const sources = (folder: string) =>
  globSync(`services/surveys/src/${folder}/**/*.ts`, { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  )
const roadsInto = (starts: string[], forbidden: RegExp) =>
  [...reachedFrom(starts, root)].filter(([file]) => forbidden.test(file)).map(([, road]) => road)

/** Who a member is, or what somebody may do. */
const PERSON =
  /^@tinnhiem\/membership|\/surveys\/src\/(pass|roster)\/|\/kit\/src\/(viewer|roles|audit)\.ts$/

describe('two rooms that never share a key (privacy.md 1)', () => {
  it('no chain of imports, however long, leads from an answer to a member', () => {
    expect(sources('answer').length).toBeGreaterThan(5)
    expect(roadsInto(sources('answer'), PERSON)).toEqual([])
  })

  it('no chain of imports, however long, leads from a pass to an answer', () => {
    expect(sources('pass').length).toBeGreaterThan(5)
    expect(roadsInto(sources('pass'), /\/surveys\/src\/answer\//)).toEqual([])
  })

  it('sees a road where there is one', () => {
    const tally = ['services/surveys/src/result/release-survey.ts']
    expect(roadsInto(tally, /\/answer\//)).not.toEqual([])
    expect(roadsInto(sources('pass'), PERSON)).not.toEqual([])
  })
})
