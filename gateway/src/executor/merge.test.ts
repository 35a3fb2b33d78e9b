import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyOf, merge } from './merge.ts'
import { isJson, type Json } from './own.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 1_000 }

const json = fc.jsonValue({ maxDepth: 3 })
const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), json)

describe('merging answers', () => {
  it('goes into objects and lists of one length, and replaces the rest', () => {
    const target: Json = { a: { x: 1, y: [{ p: 1 }, null] }, b: null, c: [1, 2] }
    merge(target, { a: { y: [{ q: 2 }, { r: 3 }], z: 4 }, b: { s: 5 }, c: [3] }, 'COPY')
    expect(target).toEqual({
      a: { x: 1, y: [{ p: 1, q: 2 }, { r: 3 }], z: 4 },
      b: { s: 5 },
      c: [3],
    })
  })

  it('never writes into an answer that somebody else merges too, then or later', () => {
    fc.assert(
      fc.property(object, object, object, (first, second, third) => {
        const answer = JSON.parse(JSON.stringify(second))
        const [mine, hers] = [copyOf(first), copyOf(first)].filter(isJson)
        if (!mine || !hers) throw new Error('no objects')
        merge(mine, answer, 'COPY')
        merge(hers, answer, 'COPY')
        const before = JSON.stringify(hers)
        merge(mine, third, 'COPY')
        expect(JSON.stringify(answer)).toBe(JSON.stringify(second))
        expect(JSON.stringify(hers)).toBe(before)
      }),
      SAME,
    )
  })

  it('takes __proto__ for a name like any other', () => {
    const target: Json = {}
    merge(target, JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": 1}}'), 'COPY')
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype)
    expect(JSON.stringify(target)).toBe('{"__proto__":{"polluted":true},"a":{"__proto__":1}}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
