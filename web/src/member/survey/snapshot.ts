import type { ManifestProblem, ManifestQuestion } from '../../ballot/ballot.ts'
import type { Owner } from '../vault/db.ts'

/** A leader a question asks about, as the member's own tree names the person. */
export interface Leader {
  name: string
  union: { vi: string; en: string }
  /** Day the term began, YYYY-MM-DD. */
  since: string
}

/**
 * All a phone needs to answer a survey without network. Questions, days and board key come from the manifest that
 * was fetched without a session and compared with the signed-in hash; only what depends on the member comes signed in.
 */
export interface SurveySnapshot {
  owner: Owner
  survey: string
  title: { vi: string; en: string }
  year: number
  state: string
  opensOn: string
  closesOn: string
  closesAt: number
  k: number
  windows: { from: number; to: number }[]
  pool: {
    number: number
    list: string
    name: { vi: string; en: string }
    eligible: number
    joined: boolean
  }
  manifestHash: string
  /** Codes of the questions asked in the member's pool. */
  asked: string[]
  questions: ManifestQuestion[]
  boardKey: string
  leaders: { MY_CHAIR?: Leader; UPPER_CHAIR?: Leader }
  /** The manifest is not the frozen one: do not answer. Null when all is well, or not yet looked at (no questions). */
  problem: ManifestProblem | 'POOL_KEY' | null
}

/** The questions a member of this pool sees, in the frozen order. */
export function askedQuestions(snapshot: SurveySnapshot): ManifestQuestion[] {
  const asked = new Set(snapshot.asked)
  return snapshot.questions.filter((question) => asked.has(question.code))
}

/** One code per question of the manifest, in its order: 0 where not asked, skipped or not reached. */
export function answerCodes(
  snapshot: SurveySnapshot,
  answers: Readonly<Record<string, number>>,
): number[] {
  const asked = new Set(snapshot.asked)
  return snapshot.questions.map(({ code }) => (asked.has(code) ? (answers[code] ?? 0) : 0))
}

/** True while the survey takes ballots: opened, and domain time before closing. */
export function isOpen(snapshot: SurveySnapshot, now: number): boolean {
  return snapshot.state === 'OPEN' && now < snapshot.closesAt
}
