import type { Lang } from '@tinnhiem/kit/words'
import type { OfferOutcome } from './join-initiative.ts'
import { initiativeInvalid, initiativeRefused } from './words.ts'

/** What a code led to, in the words of the contract. */
export function answerOffer(outcome: OfferOutcome, lang: Lang) {
  switch (outcome.kind) {
    case 'wrong':
      return initiativeInvalid({ field: 'code', rule: 'JOIN_CODE_WRONG' }, lang)
    case 'refused':
      return initiativeRefused(outcome.rule, lang)
    case 'offer': {
      const { initiative, share } = outcome.offer
      return {
        __typename: 'JoinOffer' as const,
        title: initiative.text.title,
        kind: initiative.text.kind,
        union: { __typename: 'UnionOrganization' as const, id: initiative.unionId },
        share,
        shares: initiative.authors.map((author) => author.share),
      }
    }
  }
}
