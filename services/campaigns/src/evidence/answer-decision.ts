import type { Lang } from '@tinnhiem/kit/words'
import { versionConflict } from '@tinnhiem/kit/refusals'
import type { EvidenceDecided } from './decide-evidence.ts'
import { evidenceInvalid, evidenceRefused } from './words.ts'

/** A decision in the words of the contract. */
export function answerDecision(outcome: EvidenceDecided, lang: Lang) {
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'EvidenceChanged' as const, evidence: outcome.evidence }
    case 'refused':
      return evidenceRefused(outcome.rule, lang)
    case 'invalid':
      return evidenceInvalid(outcome.field, outcome.rule, lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, lang)
  }
}
