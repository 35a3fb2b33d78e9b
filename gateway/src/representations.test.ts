import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinctRepresentations, type SubgraphAnswer } from './representations.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 1_000 }

/** What a subgraph makes of representations: the entity, or an error for every third. */
function answer(representations: readonly { id: number }[]): SubgraphAnswer {
  const _entities = representations.map(({ id }) =>
    id % 3 === 0 ? null : { id, name: { vi: `n${id}` } },
  )
  const errors = representations.flatMap(({ id }, index) =>
    id % 3 === 0 ? [{ message: `no ${id}`, path: ['_entities', index, 'name'] }] : [],
  )
  return { data: { _entities }, ...(errors.length > 0 ? { errors } : {}) }
}

const sorted = (given: SubgraphAnswer) => ({
  ...given,
  ...(given.errors
    ? { errors: given.errors.toSorted((a, b) => Number(a.path?.[1]) - Number(b.path?.[1])) }
    : {}),
})

describe('distinct representations', () => {
  it('give back exactly what all of them would have given', () => {
    const ids = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 })
    fc.assert(
      fc.property(ids, (given) => {
        const all = given.map((id) => ({ __typename: 'U', id }))
        const distinct = distinctRepresentations({ representations: all })
        if (!distinct) {
          expect(new Set(given).size).toBe(given.length)
          return
        }
        const sent = distinct.variables['representations'] as { id: number }[]
        expect(sent).toHaveLength(new Set(given).size)
        expect(sorted(distinct.restore(answer(sent)))).toEqual(sorted(answer(all)))
      }),
      SAME,
    )
  })

  it('are no shared objects: a later fetch merges into each', () => {
    const distinct = distinctRepresentations({
      representations: [{ id: 1 }, { id: 1 }],
      year: 2023,
    })
    expect(distinct?.variables).toEqual({ representations: [{ id: 1 }], year: 2023 })
    const restored = distinct?.restore(answer([{ id: 1 }])).data?.['_entities']
    const [one, other] = restored as { name: object }[]
    expect(one).toEqual(other)
    expect(one?.name).not.toBe(other?.name)
  })

  it('leave a failed answer as it is', () => {
    const distinct = distinctRepresentations({ representations: [{ id: 1 }, { id: 1 }] })
    const failed = { data: null, errors: [{ message: 'down', path: ['_entities', 0] }] }
    expect(distinct?.restore(failed)).toEqual(failed)
  })

  it.each([
    [{}],
    [{ representations: [{ id: 1 }] }],
    [{ representations: [{ id: 1 }, { id: 2 }] }],
  ])('are not made when nothing is saved: %j', (variables) =>
    expect(distinctRepresentations(variables)).toBeNull(),
  )
})
