import type { ManifestQuestion } from '../../ballot/ballot.ts'
import { useMemberWords } from '../words/use-member-words.ts'
import type { SurveySnapshot } from './snapshot.ts'

/** Whom a question is about: name, post, union and since when. No photograph, ever. */
export function LeaderLine({
  snapshot,
  question,
}: {
  snapshot: SurveySnapshot
  question: ManifestQuestion
}) {
  const { t, both } = useMemberWords()
  const { MY_CHAIR, UPPER_CHAIR } = snapshot.leaders
  const upper = question.about === 'UPPER_CHAIR'
  const leader = upper ? UPPER_CHAIR : question.about === 'MY_CHAIR' ? MY_CHAIR : undefined
  if (!leader) return null
  const [year, month] = leader.since.split('-')
  return (
    <p className="person mb-1">
      <strong className="block">{leader.name}</strong>
      <span className="quiet">
        {t('question.since', { union: both(leader.union), month: `${month}/${year}` })}
      </span>
    </p>
  )
}
