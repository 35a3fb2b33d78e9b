import { useState } from 'react'
import { Link } from 'wouter'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Note } from '../../ui/Note.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

/** A question to try the buttons on; nothing is kept (web.md 7). */
export function PracticePage({ survey }: { survey: string }) {
  const { t } = useMemberWords()
  const [choice, setChoice] = useState('')
  const done = (
    <>
      <Link className={buttonClass()} href={paths.survey(survey)}>
        {t('practice.done')}
      </Link>
      <Link className={buttonClass('text')} href={paths.survey(survey)}>
        {t('question.skip')}
      </Link>
    </>
  )
  return (
    <MemberPage title={t('practice.title')} back={paths.survey(survey)} hide foot={done}>
      <p className="quiet">
        {t('practice.title')} · {t('practice.note')}
      </p>
      <fieldset className="grid min-w-0 gap-2.5">
        <legend className="mb-3.5">
          <h1 className="text-question!">{t('practice.question')}</h1>
        </legend>
        {(['practice.hot', 'practice.iced', 'practice.both'] as const).map((word) => (
          <Choice
            key={word}
            name="practice"
            value={word}
            checked={choice === word}
            onChoose={setChoice}
          >
            {t(word)}
          </Choice>
        ))}
      </fieldset>
      <Note>{t('practice.learn')}</Note>
    </MemberPage>
  )
}
