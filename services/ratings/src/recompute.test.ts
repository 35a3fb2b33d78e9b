import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rateLeaders } from './rating/rate-leaders.ts'
import { sampleCycle, sampleUnion } from './rating/sample-cycle.ts'
import { canonicalJson, digestOf, parseInputs, recompute } from './recompute.ts'

const inputs = sampleCycle(
  Array.from({ length: 14 }, (_, at) => sampleUnion(`u${at}`, { trust: [8 + at, 6, at % 4] })),
)

test('the text of the frozen inputs gives the ratings byte for byte', () => {
  const bytes = recompute(canonicalJson(inputs))
  expect(bytes).toBe(canonicalJson(rateLeaders(inputs)))
  expect(recompute(JSON.stringify(inputs, null, 2))).toBe(bytes)
  expect(digestOf(bytes)).toMatch(/^[0-9a-f]{64}$/)
})

test('one answer flipped gives other ratings', () => {
  const flipped = canonicalJson(inputs).replace('"levels":[8,6,0]', '"levels":[7,6,1]')
  expect(flipped).not.toBe(canonicalJson(inputs))
  expect(recompute(flipped)).not.toBe(recompute(canonicalJson(inputs)))
})

test('inputs that are not inputs are refused with their place', () => {
  expect(parseInputs('{')).toEqual({ ok: false, problems: ['not JSON'] })
  const [first] = inputs.release.groups
  const twice = { ...inputs, release: { ...inputs.release, groups: [first, first] } }
  expect(parseInputs(canonicalJson(twice))).toEqual({
    ok: false,
    problems: ['release.groups: the same id twice'],
  })
  expect(() => recompute(canonicalJson({ ...inputs, more: 1 }))).toThrow('not a cycle')
})

test('canonical JSON is one text per value, and reads back', () => {
  expect(canonicalJson({ b: 1, a: [-0, 0.1 + 0.2, null, 'ă'], c: undefined })).toBe(
    '{"a":[0,0.3,null,"ă"],"b":1}',
  )
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('Not canonical')
  expect(() => canonicalJson({ a: new Date(0) })).toThrow('Not canonical')
  const value = fc.jsonValue({ depthSize: 'small' })
  fc.assert(
    fc.property(value, (any) => {
      const text = canonicalJson(any)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

test('SHA-256 is that of FIPS 180-2', () => {
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
