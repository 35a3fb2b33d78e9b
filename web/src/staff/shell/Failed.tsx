import { errorCode } from '../../apollo/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { useStaffWords } from '../use-staff-words.ts'

/** A request that failed: what happened, what is kept, what to do, and the code at the end. */
export function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useStaffWords()
  const { sentence } = useSentences()
  const code = errorCode(error)
  return (
    <Note kind="bad" alert>
      <p>{sentence(code)}</p>
      <p className="form-acts">
        <button type="button" className="sbtn" onClick={onAgain}>
          {t('app.again')}
        </button>
        <small className="quiet">{t('app.code', { code })}</small>
      </p>
    </Note>
  )
}

/** Sentences for codes: of a failed request, or of a refused move, whose own message is the fallback. */
export function useSentences() {
  const { t, has, other } = useStaffWords()
  return {
    sentence: (code: string) =>
      has(`error.${code}`) ? other(`error.${code}`) : t('error.INTERNAL_SERVER_ERROR'),
    refusal: ({ code, rule, message, __typename }: RefusedMove) => {
      const id = [`refused.${rule}`, `refused.${code}`].find(has)
      if (id) return other(id)
      return message || (has(`failure.${__typename}`) ? other(`failure.${__typename}`) : '')
    },
  }
}

type RefusedMove = { __typename: string; code?: string; message?: string; rule?: string }
