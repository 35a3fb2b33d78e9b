import { Note } from '../../../ui/Note.tsx'
import { faultOfExtensions } from '../../../apollo/errors.ts'
import { useFaultSentence } from '../../../words/fault-sentence.ts'
import { RequestLine } from '../../shell/RequestLine.tsx'
import { useViewer } from '../../shell/viewer.ts'
import type { Answer, AskError } from '../ask-graph.ts'
import { useCostAdvice } from '../cost-hint.ts'
import { useRoleNames } from '../schema/FieldRow.tsx'
import { rightAgainst, type Policy } from '../schema/right-of.ts'
import { useConsoleWords, type ConsoleWord } from '../use-console-words.ts'
import { useServiceName } from './StatusLine.tsx'

type ProblemNoteProps = { answer: Answer; policy: Policy }

/** What went wrong with a question: which field, type, role or service, what is kept, and the codes at the end. */
export function ProblemNote({ answer, policy }: ProblemNoteProps) {
  const { t } = useConsoleWords()
  const sentence = useFaultSentence()
  const lines = useErrorLine(policy)
  if (answer.state === 'FAILED')
    return answer.code === 'STOPPED' ? (
      <p className="pad quiet">{t('console.result.stopped')}</p>
    ) : (
      <Note kind="bad" alert>
        <p>
          <strong>{t('console.problem.title.line')}</strong>
        </p>
        <p>{sentence(answer)}</p>
        <p>{t('console.problem.kept')}</p>
      </Note>
    )
  const [first] = answer.errors
  if (!first) return null
  const said = [...new Set(answer.errors.flatMap(lines))]
  return (
    <Note kind={answer.data === null ? 'bad' : 'warn'} alert>
      <p>
        <strong>{t(titleOf(first, answer.data !== null))}</strong>
      </p>
      {said.slice(0, 6).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{t('console.problem.kept')}</p>
      <p>
        <small className="quiet">
          {t('app.code', { code: faultOfExtensions(first.extensions).code })}
        </small>
      </p>
      <RequestLine id={first.extensions?.requestId} />
    </Note>
  )
}

const titles: Readonly<Record<string, ConsoleWord>> = {
  TOO_COSTLY: 'console.problem.title.cost',
  NOT_ALLOWED: 'console.problem.title.right',
  OPERATION_NOT_ALLOWED: 'console.problem.title.right',
  SUBGRAPH_UNAVAILABLE: 'console.problem.title.partial',
  RESPONSE_TOO_LARGE: 'console.problem.title.large',
}

function titleOf({ extensions }: AskError, hasData: boolean): ConsoleWord {
  const usual = hasData ? 'console.problem.title.partial' : 'console.problem.title.other'
  return titles[extensions?.code ?? ''] ?? usual
}

/** The sentences of one error. */
function useErrorLine(policy: Policy): (error: AskError) => string[] {
  const { t } = useConsoleWords()
  const right = useRightLine(policy)
  const sentence = useFaultSentence()
  const service = useServiceName()
  const advice = useCostAdvice()
  return (error) => {
    const { code, field, hint, service: name } = error.extensions ?? {}
    const place = field ?? error.path?.filter((step) => typeof step === 'string').join('.') ?? ''
    if (code === 'TOO_COSTLY') return [error.message, ...(place ? [advice(place, hint)] : [])]
    if (code === 'NOT_ALLOWED') return [right(place) ?? error.message]
    if (code === 'SUBGRAPH_UNAVAILABLE' && name)
      return [t('console.problem.service', { service: service(name) })]
    if (code === 'RESPONSE_TOO_LARGE') return [error.message, t('console.problem.large')]
    if (code === 'TIME_LIMIT') return [t('console.problem.slow')]
    if (code === 'OVERLOADED' || code === 'RATE_LIMITED')
      return [sentence(faultOfExtensions(error.extensions))]
    return [error.message, ...(place ? [t('console.problem.at', { field: place })] : [])]
  }
}

/** Which field is for which roles, and which ones the reader has; null when the policy does not say. */
function useRightLine(policy: Policy): (place: string) => string | null {
  const { t } = useConsoleWords()
  const names = useRoleNames()
  const { roles } = useViewer()
  return (place) => {
    const root = place.split('.')[0] ?? ''
    const own = roles.map(({ role }) => role)
    const against = rightAgainst(policy, root, own)
    if (against?.who !== 'ROLES') return null
    return t('console.problem.right', {
      field: `Query.${root}`,
      roles: names(against.roles),
      own: names(own),
    })
  }
}
