import type { ManifestQuestion } from '../../ballot/ballot.ts'
import { Choice, Steps } from '../../ui/Choice.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

export interface ChoicesProps {
  question: ManifestQuestion
  /** The chosen code, or null. */
  choice: number | null
  onChoose: (code: number) => void
}

/** Five levels in full words, worst first, each with its steps. */
export function ScaleChoices({ question, choice, onChoose }: ChoicesProps) {
  const { both } = useMemberWords()
  return question.levels.map((level, index) => (
    <Choice
      key={level.vi}
      name={question.code}
      value={String(index + 1)}
      checked={choice === index + 1}
      onChoose={(value) => onChoose(Number(value))}
      aside={<Steps filled={index + 1} />}
    >
      {both(level)}
    </Choice>
  ))
}
