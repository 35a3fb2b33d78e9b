import { useState } from 'react'
import { Steps, TrustBars } from '../../ui/Choice.tsx'
import { glue } from '../../words/glue.ts'
import type { Lang } from '../../words/use-words.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { aboutWord, type PreviewedQuestion } from './QuestionList.tsx'

type PhoneProps = {
  questions: readonly PreviewedQuestion[]
  index: number
  onMove: (index: number) => void
}

/** One question as it looks on a phone of 360 px, in either language. */
export function PhonePreview({ questions, index, onMove }: PhoneProps) {
  const words = useStaffWords()
  const { t } = words
  const [lang, setLang] = useState<Lang>(words.lang)
  const question = questions[index]
  if (!question) return <p className="quiet">{t('preview.none')}</p>
  return (
    <section className="mid" aria-labelledby="preview-title">
      <div className="mid-head">
        <h2 id="preview-title">{t('preview.phone', { n: index + 1 })}</h2>
        <LanguageTabs lang={lang} onPick={setLang} />
      </div>
      <PhoneQuestion
        question={question}
        place={{ n: index + 1, of: questions.length }}
        lang={lang}
      />
      <p className="quiet small-text text-center">{t('preview.width')}</p>
      <div className="form-acts justify-center">
        <button
          type="button"
          className="sbtn"
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          {t('preview.before')}
        </button>
        <button
          type="button"
          className="sbtn"
          disabled={index === questions.length - 1}
          onClick={() => onMove(index + 1)}
        >
          {t('preview.next')}
        </button>
      </div>
    </section>
  )
}

function LanguageTabs({ lang, onPick }: { lang: Lang; onPick: (lang: Lang) => void }) {
  return (
    <div className="tabs">
      {(['vi', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === lang}
          onClick={() => onPick(one)}
        >
          {one === 'vi' ? 'Tiếng Việt' : 'English'}
        </button>
      ))}
    </div>
  )
}

type QuestionProps = {
  question: PreviewedQuestion
  place: { n: number; of: number }
  lang: Lang
}

/** Best level last on a scale of five, first on trust: as the member's page shows them. */
function PhoneQuestion({ question, place, lang }: QuestionProps) {
  const { t } = useStaffWords()
  const trust = question.type === 'TRUST3'
  const levels = question.levels.map((level, at) => ({ text: glue(level[lang]), step: at + 1 }))
  return (
    <div className="phone" lang={lang}>
      <p className="quiet">
        {t('preview.place', place)} · {t(aboutWord(question.about))}
      </p>
      <p className="phone-question">{glue(question.text[lang])}</p>
      <ul className="opts">
        {(trust ? levels.toReversed() : levels).map(({ text, step }) => (
          <li key={step} className="choice">
            <span className="option-dot" />
            {text}
            {trust ? <TrustBars filled={step} /> : <Steps filled={step} />}
          </li>
        ))}
      </ul>
      <p className="skipq">{t('preview.skip')}</p>
    </div>
  )
}
