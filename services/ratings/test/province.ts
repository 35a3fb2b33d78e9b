import type { FactItem } from '@tinnhiem/kit/fact'
import type { OfficerItem, OrganizationItem } from '@tinnhiem/membership/events'
import { generateKeyPairSync, sign } from 'node:crypto'
import { canonicalJson, digestOf } from '../src/recompute.ts'

export const SURVEY = 'ab'.repeat(32)
export const PROVINCE = '/P12'
export const UPPER = 'UP-TANUYEN'
export const YEAR = 2022
export const CLOSING_DAY = '2022-11-15'

export const unionId = (at: number) => `U-${String(at).padStart(4, '0')}`
export const chairOf = (at: number) => `M-1${String(at).padStart(5, '0')}`
export const postOf = (at: number) => `A-1${String(at).padStart(5, '0')}`
export const UPPER_CHAIR = { member: 'M-200000', post: 'A-200000' }

type Named = Pick<OrganizationItem, 'id' | 'kind' | 'level' | 'parentId' | 'path'>

/** The province, one upper union, `unions` grassroots unions below it and one directly below the province. */
export function organizations(unions: number): OrganizationItem[] {
  const base = {
    validFrom: '2000-01-01',
    validTo: null,
    rev: 1,
    name: { vi: 'Đơn vị', en: 'Unit' },
  }
  const named: Named[] = [
    { id: 'P12', kind: 'PROVINCIAL_FEDERATION', level: 'PROVINCIAL', parentId: null, path: '/P12' },
    {
      id: UPPER,
      kind: 'DISTRICT_FEDERATION',
      level: 'DIRECT_UPPER',
      parentId: 'P12',
      path: `/P12/${UPPER}`,
    },
    { id: 'U-9000', kind: 'GRASSROOTS', level: 'GRASSROOTS', parentId: 'P12', path: '/P12/U-9000' },
    ...Array.from({ length: unions }, (_, at) => ({
      id: unionId(at),
      kind: 'GRASSROOTS',
      level: 'GRASSROOTS' as const,
      parentId: UPPER,
      path: `/P12/${UPPER}/${unionId(at)}`,
    })),
  ]
  return named.map((one) => ({ ...base, code: one.id, ...one }))
}

export function officers(unions: number): OfficerItem[] {
  const base = { fullTime: false, from: '2019-01-01', to: null, rev: 1 }
  return [
    {
      ...base,
      id: UPPER_CHAIR.post,
      memberId: UPPER_CHAIR.member,
      unionId: UPPER,
      post: 'CHAIR',
      fullTime: true,
    },
    { ...base, id: 'A-900000', memberId: 'M-900000', unionId: 'U-9000', post: 'CHAIR' },
    ...Array.from({ length: unions }, (_, at) => ({
      ...base,
      id: postOf(at),
      memberId: chairOf(at),
      unionId: unionId(at),
      post: at % 7 === 3 ? ('ACTING_CHAIR' as const) : ('CHAIR' as const),
    })),
    { ...base, id: 'A-800000', memberId: 'M-800000', unionId: unionId(0), post: 'VICE_CHAIR' },
  ]
}

export function facts(unions: number): FactItem[] {
  return Array.from({ length: unions }, (_, at) => ({
    eventId: `DENSITY-${unionId(at)}`,
    code: 'DENSITY',
    unionId: unionId(at),
    asOf: '2022-10-31',
    rev: 1,
    numerator: 90 + (at % 11),
    denominator: 100,
    source: 'membership',
  }))
}

/** A small pseudo-random stream: the same numbers in every run of the tests. */
function stream(seed: number) {
  let state = seed >>> 0
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A release of all unions in the form surveys signs. */
export function releaseContent(unions: number, surveyId = SURVEY, year = YEAR) {
  const groups = Array.from({ length: unions }, (_, at) => {
    const next = stream(at + 1)
    const ballots = 14 + next(30)
    const spread = (weights: readonly number[]) => {
      const levels = weights.map(() => 0)
      for (let left = ballots; left > 0; left--) {
        const draw = next(100)
        const level = weights.findIndex((_, k) => draw < sum(weights.slice(0, k + 1)))
        levels[level] = (levels[level] ?? 0) + 1
      }
      return { levels, skipped: 0, dontKnow: 0 }
    }
    const kind = at % 9 === 8 ? 20 : 80
    const trust = [kind, 95 - kind, 5]
    const item = [kind - 10, 30, 65 - kind > 0 ? 65 - kind : 0, 5, 100]
    return {
      id: `pool-${at}`,
      kind: 'POOL',
      pools: [{ number: at, unionId: unionId(at), upperId: UPPER }],
      upperId: UPPER,
      eligible: ballots + 5 + next(30),
      ballots,
      unscored: [],
      counts: Object.fromEntries([
        ['chairTrust', spread(trust)],
        ['upperTrust', spread([70, 25, 5])],
        ...[1, 2, 3, 4].map((n) => [`chair${n}`, spread(item)]),
      ]),
    }
  })
  const participation = { eligible: 1, ballots: 1 }
  const said = { surveyId, year, closingDay: CLOSING_DAY, k: 10 }
  return { rule: 'residual-roll-up-1', ...said, groups, totals: [], participation }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export const boardKey = generateKeyPairSync('ed25519')
/** The release identity of surveys, whose public half the tests give to ratings. */
export const releaseKey = generateKeyPairSync('ed25519')
export const RELEASE_KEYS = JSON.stringify({
  keys: [releaseKey.publicKey.export({ format: 'jwk' })],
})

/** The event surveys would send, signed by the board key. */
export function released(unions: number, changes: { surveyId?: string; year?: number } = {}) {
  const surveyId = changes.surveyId ?? SURVEY
  const canonical = canonicalJson(releaseContent(unions, surveyId, changes.year))
  const signed = Buffer.from(`tinnhiem-release-v1\0${canonical}`)
  const spki = boardKey.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url')
  const said = `tinnhiem-board-v1\0${canonicalJson({ surveyId, boardKey: spki })}`
  return {
    surveyId,
    year: changes.year ?? YEAR,
    closingDay: CLOSING_DAY,
    k: 10,
    releaseHash: digestOf(canonical),
    signature: sign(null, signed, boardKey.privateKey).toString('base64url'),
    boardKey: spki,
    certificate: sign(null, Buffer.from(said), releaseKey.privateKey).toString('base64url'),
    canonical,
  }
}
