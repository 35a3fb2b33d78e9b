import { formatNumber } from '../../format/number.ts'
import { useCostAdvice } from './cost-field.ts'
import { useRoleNames } from './schema/FieldRow.tsx'
import { rightAgainst, type Policy } from './schema/right-of.ts'
import type { Cost } from './use-cost.ts'
import { useConsoleWords } from './use-console-words.ts'

/** What the question would cost, of how much. */
export function CostLine({ cost }: { cost: Cost | null }) {
  const { t, lang } = useConsoleWords()
  if (cost?.cost === null || cost?.cost === undefined)
    return <span className="quiet small-text">{t('console.cost.unknown')}</span>
  return (
    <span
      className={cost.cost > cost.limit ? 'con-cost con-bad' : 'con-cost quiet'}
      aria-live="polite"
    >
      {t('console.cost.estimate', {
        cost: formatNumber(cost.cost, lang),
        limit: formatNumber(cost.limit, lang),
      })}
    </span>
  )
}

/** Why the question would be refused, before it is asked: each with its field. */
export function CostProblems({ cost, policy }: { cost: Cost | null; policy: Policy }) {
  const { t, lang } = useConsoleWords()
  const names = useRoleNames()
  const advice = useCostAdvice()
  const problems = cost?.problems ?? []
  if (problems.length === 0 || !cost) return null
  const line = ({ code, field, message }: Cost['problems'][number]) => {
    if (code === 'TOO_COSTLY') {
      const over = t('console.cost.over', {
        cost: formatNumber(cost.cost ?? 0, lang),
        limit: formatNumber(cost.limit, lang),
      })
      return [over, field ? advice(field) : message].join(' ')
    }
    if (code === 'TOO_DEEP' && cost.depth !== null)
      return `${message} ${t('console.cost.deep', { depth: cost.depth, most: cost.maxDepth })}`
    const against = field ? rightAgainst(policy, field, []) : null
    if (code === 'NOT_ALLOWED' && field && against?.who === 'ROLES')
      return `Query.${field}: ${t('console.schema.roles', { roles: names(against.roles) })}`
    return field ? `${message} ${t('console.problem.at', { field })}` : message
  }
  return (
    <ul className="con-problems" aria-live="polite">
      {[...new Set(problems.map(line))].slice(0, 5).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
