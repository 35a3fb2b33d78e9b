import { Link } from 'wouter'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { MemberPage } from './MemberPage.tsx'

/** Not found and not yours look the same. `text` says more where more may be said. */
export function NotFoundPage({ text }: { text?: string }) {
  const { t } = useMemberWords()
  return (
    <MemberPage
      title={t('app.name')}
      nav
      foot={
        <Link className={buttonClass()} href={paths.home()}>
          {t('app.toHome')}
        </Link>
      }
    >
      <h1>{text ?? t('app.notFound')}</h1>
    </MemberPage>
  )
}
