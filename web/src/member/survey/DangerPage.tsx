import { Link } from 'wouter'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import type { SurveySnapshot } from './snapshot.ts'

/** The manifest is not the one that was frozen for everybody: stop, and whom to tell (privacy.md 2.1). */
export function DangerPage({ snapshot, problem }: { snapshot: SurveySnapshot; problem: string }) {
  const { t, both } = useMemberWords()
  return (
    <MemberPage
      title={t('danger.title')}
      back={paths.home()}
      foot={
        <Link className={buttonClass()} href={paths.home()}>
          {t('app.toHome')}
        </Link>
      }
    >
      <div>
        <p className="quiet">{both(snapshot.title)}</p>
        <h1 className="text-gach">{t('danger.title')}</h1>
      </div>
      <Note kind="bad" alert>
        <p>{t('danger.text')}</p>
      </Note>
      <p>{t('danger.kept')}</p>
      <p className="font-mono text-hint break-all">
        {t('danger.code', { problem, hash: snapshot.manifestHash.slice(0, 16) })}
      </p>
    </MemberPage>
  )
}
