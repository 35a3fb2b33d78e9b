import { type Bytes, sha256, toHex, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Fields, fields, flag, list, Malformed, text, texts, whole } from './json-reader.ts'

/** A text in both languages. */
export type Localized = { readonly vi: string; readonly en: string }

/** One frozen question. `levels` are ordered from the worst to the best. */
export type ManifestQuestion = {
  readonly code: string
  readonly type: 'SCALE5' | 'TRUST3'
  readonly about: string
  readonly text: Localized
  readonly levels: readonly Localized[]
}

/** The frozen header of a survey. Hashes and the survey are 64 hex characters, days YYYY-MM-DD. */
export type ManifestHeader = {
  readonly v: 1
  readonly survey: string
  readonly title: Localized
  readonly questions: readonly ManifestQuestion[]
  readonly questionsHash: string
  readonly opens: string
  readonly closes: string
  readonly k: number
  readonly ruleVersion: string
  readonly policy: string
  readonly windows: readonly { readonly from: string; readonly to: string }[]
  readonly boardKey: string
  readonly issuers: readonly string[]
  readonly poolLists: readonly { readonly upper: string; readonly hash: string }[]
  readonly poolRoot: string
}

/** One pool: everybody in it shares `publicKey` (base64url of SPKI DER). */
export type ManifestPool = {
  readonly number: number
  readonly name: Localized
  readonly eligible: number
  readonly joined: boolean
  readonly publicKey: string
}

/** The pools of one upper union. */
export type PoolList = { readonly upper: string; readonly pools: readonly ManifestPool[] }

/**
 * OTHER_HASH: not the manifest that the signed-in survey names. OTHER_LIST: the pool list is not one of the header.
 * NOT_CANONICAL and MALFORMED: not written by the agreed rules. In every case: do not answer, report it.
 */
export type ManifestProblem = 'OTHER_HASH' | 'OTHER_LIST' | 'NOT_CANONICAL' | 'MALFORMED'

export type ManifestCheck =
  | { readonly ok: true; readonly header: ManifestHeader; readonly list: PoolList }
  | { readonly ok: false; readonly problem: ManifestProblem }

export type HeaderCheck =
  | { readonly ok: true; readonly header: ManifestHeader }
  | { readonly ok: false; readonly problem: ManifestProblem }

/**
 * Checks a manifest that was fetched without a session: the header against the hash of the signed-in survey, the
 * questions and the list of pool lists against their own hashes in it, and the pool list against the header.
 * A key made for one person would change one of them. Source: privacy.md 2, step 1.
 */
export async function verifyManifest(
  headerText: string | Bytes,
  listText: string | Bytes,
  expectedHash: string,
): Promise<ManifestCheck> {
  const checked = await verifyHeader(headerText, expectedHash)
  if (!checked.ok) return checked
  const listed = checked.header.poolLists
  const hash = await hashOf(listText)
  const entry = listed.find((candidate) => candidate.hash === hash)
  if (!entry) return { ok: false, problem: 'OTHER_LIST' }
  const read = parse(listText, readPoolList)
  if (!read.ok) return read
  if (read.value.upper !== entry.upper) return { ok: false, problem: 'OTHER_LIST' }
  return { ok: true, header: checked.header, list: read.value }
}

/** The part of `verifyManifest` that needs no pool list: for the board key, the questions and the days. */
export async function verifyHeader(
  headerText: string | Bytes,
  expectedHash: string,
): Promise<HeaderCheck> {
  if ((await hashOf(headerText)) !== expectedHash) return { ok: false, problem: 'OTHER_HASH' }
  const read = parse(headerText, readHeader)
  if (!read.ok) return read
  const { value, raw } = read
  const questions = await hashOf(canonicalJson(raw.get('questions')))
  const lists = await hashOf(canonicalJson(raw.get('poolLists')))
  const same = questions === value.questionsHash && lists === value.poolRoot
  return same ? { ok: true, header: value } : { ok: false, problem: 'MALFORMED' }
}

type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly raw: Fields }
  | { readonly ok: false; readonly problem: ManifestProblem }

function parse<T>(source: string | Bytes, read: (from: Fields) => T): Parsed<T> {
  try {
    const json = typeof source === 'string' ? source : new TextDecoder().decode(source)
    const parsed: unknown = JSON.parse(json)
    if (canonicalJson(parsed) !== json) return { ok: false, problem: 'NOT_CANONICAL' }
    const raw = fields(parsed)
    return { ok: true, value: read(raw), raw }
  } catch (error) {
    const problem = error instanceof Malformed ? 'MALFORMED' : 'NOT_CANONICAL'
    return { ok: false, problem }
  }
}

async function hashOf(source: string | Bytes): Promise<string> {
  return toHex(await sha256(typeof source === 'string' ? utf8(source) : source))
}

const HASH = /^[0-9a-f]{64}$/
const DAY = /^\d{4}-\d\d-\d\d$/

function readHeader(from: Fields): ManifestHeader {
  if (whole(from, 'v', 1) !== 1) throw new Malformed('v')
  return {
    v: 1,
    survey: text(from, 'survey', HASH),
    title: localized(from, 'title'),
    questions: list(from, 'questions', readQuestion),
    questionsHash: text(from, 'questionsHash', HASH),
    opens: text(from, 'opens', DAY),
    closes: text(from, 'closes', DAY),
    k: whole(from, 'k', 5),
    ruleVersion: text(from, 'ruleVersion'),
    policy: text(from, 'policy'),
    windows: list(from, 'windows', (window) => ({
      from: text(window, 'from'),
      to: text(window, 'to'),
    })),
    boardKey: text(from, 'boardKey'),
    issuers: texts(from, 'issuers'),
    poolLists: list(from, 'poolLists', (entry) => ({
      upper: text(entry, 'upper'),
      hash: text(entry, 'hash', HASH),
    })),
    poolRoot: text(from, 'poolRoot', HASH),
  }
}

function readQuestion(from: Fields): ManifestQuestion {
  const type = text(from, 'type')
  if (type !== 'SCALE5' && type !== 'TRUST3') throw new Malformed('type')
  return {
    code: text(from, 'code'),
    type,
    about: text(from, 'about'),
    text: localized(from, 'text'),
    levels: list(from, 'levels', readLocalized),
  }
}

function readPoolList(from: Fields): PoolList {
  const pools = list(from, 'pools', (pool) => ({
    number: whole(pool, 'number', 0),
    name: localized(pool, 'name'),
    eligible: whole(pool, 'eligible', 0),
    joined: flag(pool, 'joined'),
    publicKey: text(pool, 'publicKey'),
  }))
  if (new Set(pools.map((pool) => pool.number)).size !== pools.length) {
    throw new Malformed('number')
  }
  return { upper: text(from, 'upper'), pools }
}

function localized(from: Fields, name: string): Localized {
  return readLocalized(fields(from.get(name)))
}

function readLocalized(from: Fields): Localized {
  return { vi: text(from, 'vi'), en: text(from, 'en') }
}
