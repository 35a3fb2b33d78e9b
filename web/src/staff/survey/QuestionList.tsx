import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords, type StaffWord } from '../use-staff-words.ts'
import { shortText } from './short-text.ts'
import type { PreviewedSurvey } from './PreviewPage.tsx'

/** A question as the preview asks for it. */
export type PreviewedQuestion = PreviewedSurvey['questions'][number]

type ListProps = {
  questions: readonly PreviewedQuestion[]
  index: number
  onPick: (index: number) => void
}

const abouts: Record<string, StaffWord> = {
  MY_UNION: 'about.MY_UNION',
  MY_CHAIR: 'about.MY_CHAIR',
  UPPER_CHAIR: 'about.UPPER_CHAIR',
  PROVINCE: 'about.PROVINCE',
}

/** Whom a question is about, in words. */
export function aboutWord(about: string): StaffWord {
  return abouts[about] ?? 'about.other'
}

/** The questions in order; the one now shown is marked. */
export function QuestionList({ questions, index, onPick }: ListProps) {
  const { t, both } = useStaffWords()
  const all = questions.map(({ text }) => both(text))
  return (
    <Panel title={t('preview.questions')}>
      <ol className="ql">
        {questions.map((question, at) => (
          <li key={question.code}>
            <button
              type="button"
              aria-current={at === index ? 'true' : undefined}
              onClick={() => onPick(at)}
            >
              <span className="no">{at + 1}</span>
              <span className="grow">
                <strong>{shortText(both(question.text), all)}</strong>
                <span>
                  {t(aboutWord(question.about))} · {t(`type.${question.type}`)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
