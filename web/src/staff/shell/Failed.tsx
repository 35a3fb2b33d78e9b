import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { errorCode } from '../../apollo/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { useStaffWords } from '../use-staff-words.ts'

/** A request that failed: what happened, what is kept, what to do, and the code at the end. */
export function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useStaffWords()
  const lines = useErrorLines()(error)
  const code = errorCode(error)
  return (
    <Note kind="bad" alert>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
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
      const id = [`refused.${rule}`, `refused.${code}`, `rule.${rule}`].find(has)
      if (id) return other(id)
      return message || (has(`failure.${__typename}`) ? other(`failure.${__typename}`) : '')
    },
  }
}

type RefusedMove = { __typename: string; code?: string; message?: string; rule?: string }

/** A failed request in sentences, each once; a part that rests is named (web.md 4.6, Partial). */
export function useErrorLines(): (error: unknown) => string[] {
  const { t, has, other } = useStaffWords()
  const { sentence } = useSentences()
  const line = (extensions: Record<string, unknown> | undefined) => {
    const code = extensions?.['code']
    if (code !== 'SUBGRAPH_UNAVAILABLE') return sentence(typeof code === 'string' ? code : '')
    const service = `service.${String(extensions?.['service'])}`
    return t('partial.service', { service: has(service) ? other(service) : t('service.other') })
  }
  return (error) => {
    if (!error) return []
    if (!CombinedGraphQLErrors.is(error)) return [sentence(errorCode(error))]
    return [...new Set(error.errors.map(({ extensions }) => line(extensions)))]
  }
}
