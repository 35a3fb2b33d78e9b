import { faultOf } from '../../apollo/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { useErrorLines } from './Failed.tsx'
import { RequestLine } from './RequestLine.tsx'

type PartialProps = { error: unknown; onAgain: () => void }

/** What is missing on a page that is there: which service rests, since when nothing moves. */
export function Partial({ error, onAgain }: PartialProps) {
  const { t } = useStaffWords()
  const lines = useErrorLines()(error)
  if (lines.length === 0) return null
  return (
    <div className="partial">
      <Note kind="warn" alert>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <button type="button" className="sbtn" onClick={onAgain}>
            {t('app.again')}
          </button>
        </p>
        <RequestLine id={faultOf(error).requestId} />
      </Note>
    </div>
  )
}
