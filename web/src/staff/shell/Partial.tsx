import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { Note } from '../../ui/Note.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { useSentences } from './Failed.tsx'

type PartialProps = { error: unknown; onAgain: () => void }

/** What is missing on a page that is there: which service rests, since when nothing moves. */
export function Partial({ error, onAgain }: PartialProps) {
  const { t } = useStaffWords()
  const lines = usePartLines(error)
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
      </Note>
    </div>
  )
}

function usePartLines(error: unknown): string[] {
  const { t, has, other } = useStaffWords()
  const { sentence } = useSentences()
  if (!error) return []
  if (!CombinedGraphQLErrors.is(error)) return [sentence('OFFLINE')]
  const lines = error.errors.map(({ extensions }) => {
    const code = extensions?.['code']
    if (code !== 'SUBGRAPH_UNAVAILABLE') return sentence(typeof code === 'string' ? code : '')
    const service = `service.${String(extensions?.['service'])}`
    return t('partial.service', { service: has(service) ? other(service) : t('service.other') })
  })
  return [...new Set(lines)]
}
