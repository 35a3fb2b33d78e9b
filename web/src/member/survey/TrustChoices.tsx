import { DONT_KNOW } from '../../ballot/ballot.ts'
import { Choice, TrustBars } from '../../ui/Choice.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import type { ChoicesProps } from './ScaleChoices.tsx'

/** Three levels of trust, highest first, always in this order and colour, and "I do not know enough". */
export function TrustChoices({ question, choice, onChoose }: ChoicesProps) {
  const { t, both, other } = useMemberWords()
  const levels = question.levels.map((text, index) => ({ text, code: index + 1 })).toReversed()
  return (
    <>
      {levels.map(({ text, code }) => (
        <Choice
          key={code}
          name={question.code}
          value={String(code)}
          checked={choice === code}
          onChoose={(value) => onChoose(Number(value))}
          hint={other(`trustHint.${code}`)}
          aside={<TrustBars filled={code} />}
        >
          {both(text)}
        </Choice>
      ))}
      <Choice
        name={question.code}
        value={String(DONT_KNOW)}
        checked={choice === DONT_KNOW}
        onChoose={(value) => onChoose(Number(value))}
        aside={<TrustBars filled={0} className="in-simple" />}
      >
        {t('question.dontKnow')}
      </Choice>
    </>
  )
}
