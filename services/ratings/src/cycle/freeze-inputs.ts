import type { Fact } from '../rating/inputs.ts'
import { canonicalJson } from '../recompute.ts'
import { readRelease } from '../release/signed-release.ts'
import type { ReleaseKeys } from '../release/release-keys.ts'
import type { ReleaseRecord } from '../release/release-store.ts'
import { schemeByCode } from '../scheme/scheme-by-code.ts'
import type { FactCode, LeaderScheme } from '../scheme/leader-scheme.ts'
import type { Stores } from '../stores.ts'
import type { Cycle } from './cycle.ts'
import { makeInputs } from './make-inputs.ts'

export type FrozenInputs =
  | { ok: true; inputsHash: string; closingDay: string }
  | { ok: false; problem: 'RELEASE_MISSING' | 'RELEASE_FALSE' | 'SCHEME_UNKNOWN' | 'TREE_MISSING' }

/**
 * Freezes release (its signature verified once more), the newest facts of the scheme's codes, the scheme, and posts with
 * terms of the closing day as one canonical text. Ratings are computed from this text alone (D-14).
 */
export async function freezeInputs(
  stores: Stores,
  keys: ReleaseKeys,
  cycle: Cycle,
): Promise<FrozenInputs> {
  const scheme = schemeByCode(cycle.schemeCode)
  if (scheme === null) return { ok: false, problem: 'SCHEME_UNKNOWN' }
  const release = await stores.release.byId(cycle.surveyId)
  if (release === null) return { ok: false, problem: 'RELEASE_MISSING' }
  const canonical = await stores.text.get(release.releaseHash)
  const read = readRelease({ ...release, canonical }, keys)
  if (!read.ok) return { ok: false, problem: 'RELEASE_FALSE' }
  const scope = await scopePathOf(stores, release)
  if (scope === null) return { ok: false, problem: 'TREE_MISSING' }
  const { closingDay } = release
  const told = await treeOn(stores, scope, cycle.year, closingDay)
  const unionIds = told.unions.map(({ id }) => id)
  const facts = await stores.fact.newest(unionIds, factCodes(scheme), closingDay)
  const inputs = makeInputs({
    year: cycle.year,
    closingDay,
    scheme,
    release: { surveyId: read.content.surveyId, k: read.content.k, groups: read.content.groups },
    facts: facts.flatMap((fact) => asFact(fact, scheme) ?? []),
    ...told,
  })
  return { ok: true, inputsHash: await stores.text.put(canonicalJson(inputs)), closingDay }
}

/**
 * The top of the tree a release speaks about: the one upper union all its pools lie in, else the province. Null while
 * membership has not told it.
 */
export async function scopePathOf(
  { projection }: Pick<Stores, 'projection'>,
  { upperIds }: Pick<ReleaseRecord, 'upperIds'>,
): Promise<string | null> {
  const [only] = upperIds
  if (upperIds.length !== 1 || only === null || only === undefined)
    return (await projection.province())?.path ?? null
  return (await projection.organizationsById([only]))[0]?.path ?? null
}

async function treeOn({ projection }: Stores, scope: string, year: number, day: string) {
  const all = await projection.organizationsUnder(scope)
  const unions = all.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  )
  const ids = unions.map(({ id }) => id)
  return { unions, terms: await projection.chairsOf(ids, `${year}-01-01`, day) }
}

function factCodes(scheme: LeaderScheme): FactCode[] {
  return [...scheme.work.criteria, ...scheme.bonus.criteria].map(({ fact }) => fact)
}

function asFact(told: Omit<Fact, 'code'> & { code: string }, scheme: LeaderScheme): Fact | null {
  const code = factCodes(scheme).find((known) => known === told.code)
  return code === undefined ? null : { ...told, code }
}
