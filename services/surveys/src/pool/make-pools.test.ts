import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePools, type RosterUnion } from './make-pools.ts'

const K = 10
const uppers = [
  { id: 'A', name: { vi: 'LĐLĐ huyện A', en: 'Federation of A' } },
  { id: 'B', name: { vi: 'LĐLĐ huyện B', en: 'Federation of B' } },
]

const union = (id: string, upperId: string | null, members: number): RosterUnion => ({
  id,
  upperId,
  name: { vi: `CĐCS ${id}`, en: `Union ${id}` },
  memberIds: Array.from({ length: members }, (_, i) => `${id}-${i}`),
})

const brief = (unions: RosterUnion[], k = K) =>
  makePools({ unions, uppers, k }).pools.map((pool) => [
    pool.number,
    pool.name.en,
    pool.unionIds.join('+'),
    pool.upperId,
    pool.eligible,
    pool.joined,
  ])

describe('pools', () => {
  it('are the unions themselves, numbered by upper union and id, those under the province last', () => {
    expect(
      brief([union('z', null, 12), union('b', 'B', 11), union('c', 'A', 30), union('a', 'A', 10)]),
    ).toEqual([
      [1, 'Union a', 'a', 'A', 10, false],
      [2, 'Union c', 'c', 'A', 30, false],
      [3, 'Union b', 'b', 'B', 11, false],
      [4, 'Union z', 'z', null, 12, false],
    ])
  })

  it('join the unions of fewer than ten into the small units of their upper union', () => {
    expect(brief([union('a', 'A', 6), union('b', 'A', 20), union('c', 'A', 4)])).toEqual([
      [1, 'Union b', 'b', 'A', 20, false],
      [2, 'Small units of Federation of A', 'a+c', 'A', 10, true],
    ])
  })

  it('give small units that stay under ten to the smallest other pool there', () => {
    expect(brief([union('a', 'A', 6), union('b', 'A', 20), union('c', 'A', 12)])).toEqual([
      [1, 'Union b', 'b', 'A', 20, false],
      [2, 'Union c and small units of Federation of A', 'a+c', 'A', 18, true],
    ])
  })

  it('take the first by id when two pools are the smallest', () => {
    expect(brief([union('a', 'A', 3), union('c', 'A', 12), union('b', 'A', 12)])[0]).toEqual([
      1,
      'Union b and small units of Federation of A',
      'a+b',
      'A',
      15,
      true,
    ])
  })

  it('let an upper union that has under ten people go to those directly under the province', () => {
    expect(brief([union('a', 'A', 4), union('b', 'A', 3), union('z', null, 12)])).toEqual([
      [1, 'Union z and small units directly under the province', 'a+b+z', null, 19, true],
    ])
  })

  it('ask a pool nothing about an upper chair once it takes in people of somewhere else', () => {
    expect(brief([union('a', 'A', 4), union('b', 'B', 12), union('c', 'B', 40)])).toEqual([
      [1, 'Union c', 'c', 'B', 40, false],
      [2, 'Union b and small units directly under the province', 'a+b', null, 16, true],
    ])
  })

  it('leave a pool under k only when there is nobody else, so that it can be refused', () => {
    expect(brief([union('a', 'A', 4)])).toEqual([[1, 'Union a', 'a', null, 4, false]])
    expect(brief([])).toEqual([])
  })

  it('have no place for a union without members, nor for a member twice', () => {
    expect(brief([union('a', 'A', 0), union('b', 'A', 12)])).toHaveLength(1)
    expect(() => brief([union('a', 'A', 12), union('a', 'A', 12)])).toThrow('two unions')
  })

  it('on any roster: everybody in one pool, none under k, the same whatever the order', () => {
    const some = fc.array(
      fc.record({ upperId: fc.constantFrom('A', 'B', null), members: fc.nat(25) }),
      { minLength: 1, maxLength: 15 },
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 5, max: 15 }), (shapes, k) => {
        const unions = shapes.map(({ upperId, members }, i) => union(`u${i}`, upperId, members))
        const people = unions.flatMap(({ memberIds }) => memberIds)
        const { pools, poolOf } = makePools({ unions, uppers, k })
        expect([...poolOf.keys()].toSorted()).toEqual(people.toSorted())
        for (const { number, eligible, unionIds, joined } of pools) {
          const own = people.filter((member) => poolOf.get(member) === number)
          expect(eligible).toBe(own.length)
          expect(eligible).toBeGreaterThanOrEqual(Math.min(k, people.length))
          expect(joined).toBe(unionIds.length > 1)
        }
        expect(pools.map(({ number }) => number)).toEqual(pools.map((_, i) => i + 1))
        const turned = makePools({ unions: unions.toReversed(), uppers: uppers.toReversed(), k })
        expect(turned.pools).toEqual(pools)
        expect(new Map([...turned.poolOf].toSorted())).toEqual(new Map([...poolOf].toSorted()))
      }),
      { numRuns: 1000 },
    )
  })
})
