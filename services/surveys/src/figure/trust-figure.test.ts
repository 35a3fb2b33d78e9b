import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoredOf } from '../result/counts.ts'
import { ballotBoxes, box, type BallotBox, tallyOf } from '../result/random-pools.ts'
import { makeRelease, type Release, type ReleasedTotal } from '../result/release.ts'
import { attack, isDetermined, type PublishedSum } from '../result/release-attacker.ts'
import { YEARLY_QUESTIONS } from '../survey/questions.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import { chairsTogether } from './chairs-together.ts'
import type { ReleasedYear } from './read-released.ts'
import { trustFigure } from './trust-figure.ts'

const releaseOf = (boxes: readonly BallotBox[]): Release =>
  makeRelease({ surveyId: 's', manifestHash: 'm', k: 10, pools: boxes.map(tallyOf) })

function yearOf(
  release: Release,
  audience = { audienceId: 'P12', audiencePath: '/P12' },
): ReleasedYear {
  const survey = { id: 's', year: 2023, questions: YEARLY_QUESTIONS, ...audience } as SurveyRecord
  return { year: 2023, surveys: [{ survey, release }] }
}

const province = { id: 'P12', path: '/P12', level: 'PROVINCIAL' as const }
const upper = (id: string) => ({ id, path: `/P12/${id}`, level: 'DIRECT_UPPER' as const })
const union = (number: number, above = 'a') => ({
  id: `union-${number}`,
  path: `/P12/${above}/union-${number}`,
  level: 'GRASSROOTS' as const,
})
const figure = (...asked: Parameters<typeof trustFigure>) => {
  const found = trustFigure(...asked)
  if (found.__typename !== 'TrustFigures') throw new Error(found.reason)
  return found
}

const five = [1, 2, 3, 4, 5].map((number) => box(number, 12))

describe('the figures of an organisation', () => {
  it('are those of the release: of one union, and of an upper union with its small units', () => {
    const year = yearOf(releaseOf([...five, box(6, 6), box(7, 7), box(8, 28, { upperId: 'b' })]))
    expect(figure(union(1), year)).toMatchObject({ kind: 'POOL', groups: 1, ballots: 12 })
    expect(figure(upper('a'), year)).toMatchObject({ kind: 'TOTAL', groups: 6, ballots: 73 })
    expect(figure(province, year)).toMatchObject({ groups: 7, ballots: 101, responsePercent: 42.1 })
  })

  it('of a union that was too small, of one nobody asked and of an empty year have a reason', () => {
    const release = releaseOf([...five, box(6, 6)])
    const reason = (...asked: Parameters<typeof trustFigure>) => {
      const found = trustFigure(...asked)
      return found.__typename === 'NotEnoughData' ? found.reason : found.__typename
    }
    expect(reason(union(6), yearOf(release))).toBe('TOO_FEW')
    expect(reason(upper('c'), yearOf(release))).toBe('TOO_FEW')
    expect(reason(province, null)).toBe('NOT_PUBLISHED')
    const district = { audienceId: 'a', audiencePath: '/P12/a' }
    expect(reason(upper('a'), yearOf(release, district))).toBe('TrustFigures')
    for (const organization of [province, upper('b'), union(1, 'b')])
      expect(reason(organization, yearOf(release, district))).toBe('NOT_COVERED')
  })

  it('of one union say nothing about a person, those of many nothing about the one above', () => {
    const year = yearOf(releaseOf(five))
    const codes = (organization: Parameters<typeof trustFigure>[0]) =>
      figure(organization, year).items.map(({ question }) => question)
    const units = ['union1', 'union2', 'union3', 'union4', 'union5']
    expect(codes(union(1))).toEqual(units)
    expect(figure(union(1), year)).toMatchObject({ chairTrust: null, provinceTrust: null })
    expect(codes(upper('a'))).toEqual([...units, 'chairTrust', 'provinceTrust'])
  })

  it('have an index out of the shown shares, so that no step of 5 % is undone', () => {
    const { items, satisfaction, chairTrust } = figure(upper('a'), yearOf(releaseOf(five)))
    for (const { shares, index, precision } of items) {
      expect(precision).toBe('FIVE_PERCENT')
      expect(shares?.every((share) => share % 5 === 0)).toBe(true)
      const all = shares?.reduce((sum, share) => sum + share, 0) ?? 0
      const best = (shares?.length ?? 1) - 1
      const mean =
        shares?.reduce((sum, share, at) => sum + (share * 100 * (best - at)) / best, 0) ?? 0
      expect(index).toBeCloseTo(mean / all, 1)
    }
    expect(satisfaction).toBeGreaterThan(0)
    expect(chairTrust).toBe(items.find(({ question }) => question === 'chairTrust')?.index)
  })

  it('never add up anything by themselves: each is one group or total of the release', () => {
    fc.assert(
      fc.property(ballotBoxes, (boxes) => {
        const release = releaseOf(boxes)
        for (const organization of [
          province,
          upper('a'),
          upper('b'),
          ...boxes.map(({ number }) => union(number)),
        ]) {
          const found = trustFigure(organization, yearOf(release))
          if (found.__typename !== 'TrustFigures') continue
          const same = [...release.groups, ...release.totals].filter(
            ({ ballots, eligible }) => ballots === found.ballots && eligible === found.eligible,
          )
          expect(same.length).toBeGreaterThan(0)
          expect(found.items.every(({ question }) => !/^(chair\d|upperTrust)/.test(question))).toBe(
            true,
          )
        }
      }),
    )
  })
})

describe('trust in the chairs together', () => {
  const six = (upperId: string, from: number, unions: number) =>
    Array.from({ length: unions }, (_, at) => box(from + at, 12, { upperId }))

  it('is told of five chairs and more, and of the whole only if the others are none or five, too', () => {
    const told = (boxes: BallotBox[]) => [...chairsTogether(releaseOf(boxes))].toSorted()
    expect(told(six('a', 1, 5))).toEqual(['total-root', 'total-upper-a'])
    expect(told(six('a', 1, 4))).toEqual([])
    expect(told([...six('a', 1, 5), ...six('b', 11, 4)])).toEqual(['total-upper-a'])
    expect(told([...six('a', 1, 5), ...six('b', 11, 4), ...six('c', 21, 1)])).toEqual([
      'total-root',
      'total-upper-a',
    ])
  })

  it('counts joined small unions as one: each of them could take them all from the whole', () => {
    const joined = (upperId: string, from: number, unions: number) =>
      Array.from({ length: unions }, (_, at) => box(from + at, 8, { upperId }))
    expect(chairsTogether(releaseOf([...joined('a', 1, 3), ...joined('c', 11, 2)]))).toEqual(
      new Set(),
    )
  })

  it('leaves what every chair got open to the linear programme, and to a colleague who knows the own part', () => {
    fc.assert(
      fc.property(provinces, fc.nat(), (boxes, which) => {
        const release = releaseOf(boxes)
        expect(found(release, (id) => chairsTogether(release).has(id), null)).toEqual([])
        expect(found(release, (id) => chairsTogether(release).has(id), which)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('control: with every total told, the same attacker reads single chairs off the differences', () => {
    const trees = fc.sample(provinces, { numRuns: 100, seed: 2023 })
    const read = trees.filter((boxes) => found(releaseOf(boxes), () => true, 0).length > 0).length
    console.info(`all totals give a chair away in ${read} of 100 provinces, ours in 0`)
    expect(read).toBeGreaterThan(30)
  })

  const provinces = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.integer({ min: 8, max: 20 })), {
      minLength: 3,
      maxLength: 22,
    })
    .map((units) => units.map(([upperId, ballots], at) => box(at + 1, ballots, { upperId })))
})

/** Groups with a chair whose three counts are all known, though somebody there said otherwise than the others. */
function found(
  { groups, totals }: Release,
  isTold: (id: string) => boolean,
  insider: number | null,
): string[] {
  const chairs = groups.filter(({ counts }) => counts['chairTrust'])
  const levelsOf = (at: number) => chairs[at]?.counts['chairTrust']?.levels ?? []
  const own = insider === null ? -1 : insider % Math.max(1, chairs.length)
  const units = chairs.map(({ id, counts }, at) => ({
    id,
    n: counts['chairTrust'] ? scoredOf(counts['chairTrust']) : 0,
    insiders: at === own ? levelsOf(at) : [0, 0, 0],
  }))
  const published = totals.filter(({ id }) => isTold(id)).flatMap(sumOf)
  const targets = chairs.filter((_, at) => at !== own).map(({ id }) => id)
  const intervals = attack(units, published, 3, targets)
  return targets.filter((id) => intervals.get(id)?.every(isDetermined))

  function sumOf({ groups: ids, counts }: ReleasedTotal): PublishedSum[] {
    const asked = ids.filter((id) => chairs.some((chair) => chair.id === id))
    return counts['chairTrust'] ? [{ units: asked, counts: counts['chairTrust'].levels }] : []
  }
}
