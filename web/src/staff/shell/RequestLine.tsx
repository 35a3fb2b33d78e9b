import { useStaffWords } from '../use-staff-words.ts'
import { CopyButton } from './CopyButton.tsx'

/** The id by which a request is found in the logs, for whoever reports what went wrong: quiet, and copied with one press. */
export function RequestLine({ id }: { id: string | undefined }) {
  const { t } = useStaffWords()
  if (id === undefined) return null
  return (
    <p className="request-line">
      <small className="quiet">{t('app.requestId', { id })}</small>{' '}
      <CopyButton quiet text={id} word={t('copy.do')} />
    </p>
  )
}
