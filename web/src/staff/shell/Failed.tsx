import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { faultOf, faultOfExtensions } from '../../apollo/errors.ts'
import { isRecord } from '../../apollo/read.ts'
import { Note } from '../../ui/Note.tsx'
import { useFaultSentence } from '../../words/fault-sentence.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { RequestLine } from './RequestLine.tsx'

/** A request that failed: what happened, what is kept, what to do, and at the end the code and the request. */
export function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useStaffWords()
  const lines = useErrorLines()(error)
  const { code, requestId } = faultOf(error)
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
      <RequestLine id={requestId} />
    </Note>
  )
}

/** A failed request in sentences, each once; a part that rests is named (web.md 4.6, Partial). */
export function useErrorLines(): (error: unknown) => string[] {
  const { t, has, other } = useStaffWords()
  const sentence = useFaultSentence()
  const line = (extensions: unknown) => {
    const fault = faultOfExtensions(extensions)
    if (fault.code !== 'SUBGRAPH_UNAVAILABLE' || !isRecord(extensions)) return sentence(fault)
    const service = `service.${String(extensions['service'])}`
    return t('partial.service', { service: has(service) ? other(service) : t('service.other') })
  }
  return (error) => {
    if (!error) return []
    if (!CombinedGraphQLErrors.is(error)) return [sentence(faultOf(error))]
    return [...new Set(error.errors.map(({ extensions }) => line(extensions)))]
  }
}
