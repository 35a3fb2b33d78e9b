import { useStaffWords } from '../use-staff-words.ts'

/** Not there and not yours look the same: one sentence, one way on (web.md 4.6). */
export function NotYours({ home }: { home: string }) {
  const { t } = useStaffWords()
  return (
    <div className="stack-gap">
      <p>{t('app.notFound')}</p>
      <p>
        <a className="sbtn" href={home}>
          {t('app.toHome')}
        </a>
      </p>
    </div>
  )
}
