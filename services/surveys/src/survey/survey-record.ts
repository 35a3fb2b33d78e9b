import type { Question, Words } from './questions.ts'
import type { SurveyState } from './survey.ts'
import type { SendingWindow } from './windows.ts'

/** A survey as it is kept; everything after `manifest` is known from opening on. */
export type SurveyRecord = {
  /** 64 hex digits, random: it is part of every pass. */
  id: string
  title: Words
  year: number
  state: SurveyState
  version: number
  audienceId: string
  audiencePath: string
  opensOn: string
  closesOn: string
  opensAt: Date
  closesAt: Date
  k: number
  ruleVersion: string
  authorId: string
  questions: Question[]
  windows: SendingWindow[]
  steps: { state: SurveyState; on: string; by: string }[]
  manifest: { header: string; hash: string } | null
  /** SPKI DER; the private half is sealed in `keys`. */
  boardKey: Buffer | null
  closingDay: string | null
  /** Grows when a failed tally is started anew, so that its job ids are fresh. */
  tallyAttempt: number
  totals: { pools: number; eligible: number; passes: number; ballots: number } | null
}
