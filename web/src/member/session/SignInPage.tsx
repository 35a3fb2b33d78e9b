import { useState } from 'react'
import { Redirect } from 'wouter'
import { paths } from '../../paths.ts'
import { setLanguage } from '../../words/start.ts'
import { Mark } from '../../ui/Mark.tsx'
import { TornPicture } from '../../ui/TornPicture.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { CardForm } from './CardForm.tsx'
import { CodeForm } from './CodeForm.tsx'
import { DemoPeople } from './DemoPeople.tsx'
import { useSession } from './session.ts'

/** The card the code was sent for, and how long code and resend take, in seconds. */
export interface CodeSent {
  card: string
  resendAfter: number
  expiresIn: number
}

/** Sign-in by card number and one-time code. It never says whether a number is a member's. */
export function SignInPage() {
  const { t, lang } = useMemberWords()
  const { session } = useSession()
  const [card, setCard] = useState('')
  const [sent, setSent] = useState<CodeSent | null>(null)
  if (session.kind === 'in') return <Redirect to={paths.home()} replace />
  return (
    <div className="split">
      <Face />
      <main className="grid max-w-[760px] content-start gap-5 px-4 pt-6 pb-8 lg:px-18 lg:pt-14">
        <div className="flex items-center">
          <h1 className="flex-1 text-question">{t('signIn.title')}</h1>
          <button
            type="button"
            className="min-h-12 px-1 text-link underline underline-offset-3"
            lang={lang === 'vi' ? 'en' : 'vi'}
            onClick={() => void setLanguage(lang === 'vi' ? 'en' : 'vi')}
          >
            {t('lang.other')}
          </button>
        </div>
        {sent ? (
          <CodeForm
            key={sent.card}
            sent={sent}
            onResent={setSent}
            onOtherCard={() => setSent(null)}
          />
        ) : (
          <CardForm card={card} onCard={setCard} onSent={setSent} />
        )}
        {sent ? null : <DemoPeople onPick={setCard} />}
      </main>
    </div>
  )
}

function Face() {
  const { t } = useMemberWords()
  const words = {
    title: t('picture.title'),
    name: t('picture.name'),
    answer: t('picture.answer'),
    who: t('picture.who'),
    what: t('picture.what'),
  }
  return (
    <section className="face" aria-label={t('app.name')}>
      <span className="m-brand lg:mb-18">
        <Mark size={30} sheet="fill-on-stub" /> {t('app.name')}
      </span>
      <p className="mt-2 text-heading leading-[1.32] font-bold text-balance lg:text-[2.375rem]">
        {t('signIn.say')}
      </p>
      <p className="max-w-[44ch] text-on-stub-2 lg:text-[1.125rem]">{t('signIn.sub')}</p>
      <div className="mt-18 hidden lg:block">
        <TornPicture words={words} dark />
      </div>
    </section>
  )
}
