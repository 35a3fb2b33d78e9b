import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Canonical, canonicalJson, hashText } from './canonical-json.ts'
import { buildManifest, type ManifestInput } from './manifest.ts'

const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.boolean())
const value = fc.letrec<{ any: Canonical }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('any')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('any')),
  ),
})).any

function reversed(given: Canonical): Canonical {
  if (typeof given !== 'object' || given === null) return given
  if (Array.isArray(given)) return given.map(reversed)
  const members = Object.entries(given).map(([key, member]) => [key, reversed(member)] as const)
  return Object.fromEntries(members.toReversed())
}

describe('canonical JSON', () => {
  it('is the same whatever the order of keys, and reads back to itself', () => {
    fc.assert(
      fc.property(value, (given) => {
        const text = canonicalJson(given)
        expect(canonicalJson(reversed(given))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('has sorted keys, no white space, and nothing that can be written twice', () => {
    expect(canonicalJson({ b: [1, 'x y'], a: { d: true, c: -2 } })).toBe(
      '{"a":{"c":-2,"d":true},"b":[1,"x y"]}',
    )
    expect(canonicalJson([null, { a: null }])).toBe('[null,{"a":null}]')
    for (const bad of [0.5, Number.NaN, 2 ** 53, undefined]) {
      expect(() => canonicalJson({ bad } as unknown as Canonical)).toThrow(TypeError)
    }
  })
})

const words = { vi: 'Một', en: 'One' }
const pool = (number: number) => ({
  number,
  name: words,
  eligible: 12,
  joined: false,
  publicKey: 'AA',
})
const input: ManifestInput = {
  survey: '11'.repeat(32),
  title: words,
  questions: [{ code: 'q1', type: 'TRUST3', about: 'MY_CHAIR', text: words, levels: [words] }],
  opens: '2023-06-01',
  closes: '2023-06-30',
  k: 10,
  ruleVersion: 'leader-2023',
  policy: 'waves',
  windows: [{ from: '2023-06-02T18:00:00+07:00', to: '2023-06-02T21:00:00+07:00' }],
  boardKey: 'AA',
  lists: [
    { upper: 'u2', pools: [pool(4), pool(3)] },
    { upper: 'u1', pools: [pool(1), pool(2)] },
  ],
}

describe('a manifest', () => {
  it('does not depend on the order in which lists and pools come', () => {
    const lists = input.lists.toReversed().map(({ upper, pools }) => ({
      upper,
      pools: pools.toReversed(),
    }))
    expect(buildManifest({ ...input, lists })).toEqual(buildManifest(input))
  })

  it('ties every pool list to its hash', () => {
    const { header, hash, lists } = buildManifest(input)
    expect(hash).toBe(hashText(header))
    expect(lists.map(({ upper }) => upper)).toEqual(['u1', 'u2'])
    for (const list of lists) {
      expect(list.hash).toBe(hashText(list.text))
      expect(header).toContain(list.hash)
    }
    const changed = [{ upper: 'u1', pools: [{ ...pool(1), publicKey: 'BB' }] }]
    expect(buildManifest({ ...input, lists: changed }).hash).not.toBe(hash)
  })

  it('is refused with a pool or an upper union twice, or another survey id', () => {
    const twice = [{ upper: 'u1', pools: [pool(1), pool(1)] }]
    expect(() => buildManifest({ ...input, lists: twice })).toThrow('a pool occurs twice')
    const same = [
      { upper: 'u1', pools: [] },
      { upper: 'u1', pools: [] },
    ]
    expect(() => buildManifest({ ...input, lists: same })).toThrow('an upper union occurs twice')
    expect(() => buildManifest({ ...input, survey: 'x' })).toThrow(RangeError)
  })
})
