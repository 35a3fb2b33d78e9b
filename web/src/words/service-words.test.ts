import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '..')
const services = join(src, '../../services')

/** Ids of one language of every catalog. */
function idsOf(lang: 'vi' | 'en'): Set<string> {
  const files = globSync(`**/*words/**/${lang}.json`, { cwd: src })
  return new Set(files.flatMap((file) => Object.keys(JSON.parse(read(join(src, file))))))
}

const ids = { vi: idsOf('vi'), en: idsOf('en') }

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

/** The web imports no service, so its tables are read as text: the keys of the first table, `say`. */
function codesOf(service: string): string[] {
  const [, table = ''] = read(join(services, service, 'src/words.ts')).split('say = sayer({')
  const [first = ''] = table.split(/^\}/m)
  return [...first.matchAll(/^ {2}([A-Z_]+): \{/gm)].map(([, code = '']) => code)
}

/** The codes of a union of string literals, read as text. */
function literalsOf(file: string, name: string): string[] {
  const [, after = ''] = read(join(services, file)).split(`type ${name} =`)
  const [union = ''] = after.split(/^(?:\/\*\*|export|type|const|function)/m)
  return [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code)
}

/** BALLOT_SIGNATURE_INVALID is the failure BallotSignatureInvalid of the graph. */
function typeName(code: string): string {
  return code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())
}

function unsaid(codes: string[], idsFor: (code: string) => string[]): string[] {
  const said = (code: string) =>
    Object.values(ids).every((known) => idsFor(code).some((id) => known.has(id)))
  return codes.filter((code) => !said(code))
}

test.each(['membership', 'surveys', 'ratings'])('every code of %s has words', (service) => {
  const codes = codesOf(service)
  expect(codes.length).toBeGreaterThan(4)
  const missing = unsaid(codes, (code) => [
    ...['error', 'refused', 'rule', 'finding'].map((area) => `${area}.${code}`),
    `failure.${typeName(code)}`,
  ])
  expect(missing).toEqual([])
})

test.each([
  ['run.failed', 'ratings/src/run/run.ts', 'RunFailure'],
  ['hint', 'ratings/src/rating/hints.ts', 'HintCode'],
  ['notRated', 'ratings/src/rating/rating.ts', 'NotRatedReason'],
  ['reason', 'ratings/src/rating/rating.ts', 'ClassReason'],
])('every %s of ratings has words', (area, file, name) => {
  const codes = literalsOf(file, name)
  expect(codes.length).toBeGreaterThan(2)
  expect(unsaid(codes, (code) => [`${area}.${code}`])).toEqual([])
})
