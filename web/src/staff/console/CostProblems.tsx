import { formatNumber } from '../../format/number.ts'
import { useCostAdvice, type PageHint } from './cost-hint.ts'
import { useRoleNames } from './schema/FieldRow.tsx'
import { rightAgainst, type Policy } from './schema/right-of.ts'
import { useConsoleWords } from './use-console-words.ts'
import type { Cost, Weighing } from './weigher.ts'

type CostProblemsProps = {
  weighing: Weighing
  policy: Policy
  onLower: (field: string, hint: PageHint) => void
}

const MOST_SHOWN = 5

/** Why the question would be refused, before it is asked: each with its field, and what can be done about it here. */
export function CostProblems({ weighing, policy, onLower }: CostProblemsProps) {
  const { t } = useConsoleWords()
  const line = useProblemLine(policy)
  if (weighing.state !== 'KNOWN' || weighing.cost.problems.length === 0) return null
  const { cost } = weighing
  const lines = new Map(cost.problems.map((problem) => [line(problem, cost), problem]))
  return (
    <ul className="con-problems" aria-live="polite">
      {[...lines].slice(0, MOST_SHOWN).map(([text, { field, hint }]) => (
        <li key={text}>
          {text}
          {field && hint?.fits !== undefined ? (
            <button type="button" className="sbtn" onClick={() => onLower(field, hint)}>
              {t('console.cost.lower', { size: hint.from, fits: hint.fits })}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function useProblemLine(policy: Policy): (problem: Cost['problems'][number], of: Cost) => string {
  const { t, lang } = useConsoleWords()
  const names = useRoleNames()
  const advice = useCostAdvice()
  return ({ code, field, hint, message }, { cost, limit, depth, maxDepth }) => {
    if (code === 'TOO_COSTLY') {
      const over = t('console.cost.over', {
        cost: formatNumber(cost ?? 0, lang),
        limit: formatNumber(limit, lang),
      })
      return [over, field ? advice(field, hint) : message].join(' ')
    }
    if (code === 'TOO_DEEP' && depth !== null)
      return `${message} ${t('console.cost.deep', { depth, most: maxDepth })}`
    const against = field ? rightAgainst(policy, field, []) : null
    if (code === 'NOT_ALLOWED' && field && against?.who === 'ROLES')
      return `Query.${field}: ${t('console.schema.roles', { roles: names(against.roles) })}`
    return field ? `${message} ${t('console.problem.at', { field })}` : message
  }
}
