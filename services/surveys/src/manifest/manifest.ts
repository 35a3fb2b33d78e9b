import { canonicalJson, hashText } from './canonical-json.ts'

/** A text in both languages. */
export type Localized = { readonly vi: string; readonly en: string }

/** A frozen question; `levels` from the worst to the best. */
export type ManifestQuestion = {
  readonly code: string
  readonly type: 'SCALE5' | 'TRUST3'
  readonly about: string
  readonly text: Localized
  readonly levels: readonly Localized[]
}

/** One pool of an upper union's list; `publicKey` is base64url of SPKI DER. */
export type ManifestPool = {
  readonly number: number
  readonly name: Localized
  readonly eligible: number
  readonly joined: boolean
  readonly publicKey: string
}

/** All pools of one upper union (`upper` is its id). */
export type ManifestPoolList = { readonly upper: string; readonly pools: readonly ManifestPool[] }

/** What is frozen when a survey opens. Days are YYYY-MM-DD, windows ISO 8601 with offset. */
export type ManifestInput = {
  readonly survey: string
  readonly title: Localized
  readonly questions: readonly ManifestQuestion[]
  readonly opens: string
  readonly closes: string
  readonly k: number
  readonly ruleVersion: string
  readonly policy: 'waves'
  readonly windows: readonly { readonly from: string; readonly to: string }[]
  /** base64url of the board key's SPKI DER. */
  readonly boardKey: string
  readonly lists: readonly ManifestPoolList[]
}

/** The frozen texts, as they are stored, hashed and served. `hash` is in every pass. */
export type Manifest = {
  readonly header: string
  readonly hash: string
  readonly lists: readonly {
    readonly upper: string
    readonly text: string
    readonly hash: string
  }[]
}

/**
 * Freezes a survey: one canonical JSON header and one pool list per upper union, so that a phone fetches the header
 * and its own list. `poolRoot` and `questionsHash` are SHA-256 of the canonical `poolLists` and `questions`. The
 * order of lists and pools given does not matter. Throws a RangeError for a survey id that is not 64 hex digits, an
 * upper union or a pool number that occurs twice. Source: privacy.md 2, domain.md 8.2.
 */
export function buildManifest(input: ManifestInput): Manifest {
  const { lists: given, ...frozen } = input
  refuseBroken(input)
  const lists = given.toSorted(byUpper).map(freezeList)
  const poolLists = lists.map(({ upper, hash }) => ({ upper, hash }))
  const header = canonicalJson({
    v: 1,
    ...frozen,
    questionsHash: hashText(canonicalJson(input.questions)),
    issuers: ['surveys'],
    poolLists,
    poolRoot: hashText(canonicalJson(poolLists)),
  })
  return { header, hash: hashText(header), lists }
}

function refuseBroken({ survey, lists }: ManifestInput): void {
  if (!/^[0-9a-f]{64}$/.test(survey)) throw new RangeError('a survey id has 64 hex digits')
  const numbers = lists.flatMap(({ pools }) => pools.map(({ number }) => number))
  refuseTwice('a pool', numbers)
  refuseTwice(
    'an upper union',
    lists.map(({ upper }) => upper),
  )
}

function refuseTwice(what: string, values: readonly (string | number)[]): void {
  if (new Set(values).size !== values.length) throw new RangeError(`${what} occurs twice`)
}

function freezeList({ upper, pools }: ManifestPoolList): Manifest['lists'][number] {
  const sorted = pools.toSorted((left, right) => left.number - right.number)
  const text = canonicalJson({ upper, pools: sorted })
  return { upper, text, hash: hashText(text) }
}

function byUpper(left: ManifestPoolList, right: ManifestPoolList): number {
  return left.upper < right.upper ? -1 : 1
}
