import { DONT_KNOW, type ManifestQuestion } from '../../ballot/ballot.ts'
import { Choice, Steps } from '../../ui/Choice.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

export interface ChoicesProps {
  question: ManifestQuestion
  /** The chosen code, or null. */
  choice: number | null
  onChoose: (code: number) => void
}

/** Five levels in full words, worst first, each with its steps, and the neutral exit. */
export function ScaleChoices({ question, choice, onChoose }: ChoicesProps) {
  const { t, both } = useMemberWords()
  const option = { name: question.code, onChoose: (value: string) => onChoose(Number(value)) }
  return (
    <>
      {question.levels.map((level, index) => (
        <Choice
          key={level.vi}
          {...option}
          value={String(index + 1)}
          checked={choice === index + 1}
          aside={<Steps filled={index + 1} />}
        >
          {both(level)}
        </Choice>
      ))}
      <Choice
        {...option}
        value={String(DONT_KNOW)}
        checked={choice === DONT_KNOW}
        aside={<Steps filled={0} className="in-simple" />}
      >
        {t('question.dontKnowScale')}
      </Choice>
    </>
  )
}
