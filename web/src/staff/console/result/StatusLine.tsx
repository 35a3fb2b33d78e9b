import { Check, CircleAlert } from 'lucide-react'
import { formatNumber } from '../../../format/number.ts'
import type { Taken } from '../ask-graph.ts'
import { useConsoleWords } from '../use-console-words.ts'

type StatusLineProps = { taken: Taken | null; hidden: number; more: boolean; changed: boolean }

/** What the answer took, who answered, and what is not told. */
export function StatusLine({ taken, hidden, more, changed }: StatusLineProps) {
  const { t, lang } = useConsoleWords()
  const name = useServiceName()
  const answered = taken?.services.filter((one) => one.answered) ?? []
  const failed = taken?.services.filter((one) => !one.answered) ?? []
  if (!taken && hidden === 0 && !more && !changed) return null
  return (
    <p className="con-status">
      {taken ? (
        <>
          <span>
            <Check size={14} strokeWidth={1.8} aria-hidden="true" />
            {t('console.status.ms', { ms: formatNumber(taken.ms, lang) })}
          </span>
          <span>
            {t('console.status.cost', {
              cost: formatNumber(taken.cost, lang),
              limit: formatNumber(taken.limit, lang),
            })}
          </span>
        </>
      ) : null}
      {answered.length > 0 ? (
        <span>
          {t('console.status.services', {
            count: answered.length,
            names: answered.map((one) => name(one.name)).join(', '),
          })}
        </span>
      ) : null}
      {failed.length > 0 ? (
        <span className="con-bad">
          <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
          {t('console.status.failed', { names: failed.map((one) => name(one.name)).join(', ') })}
        </span>
      ) : null}
      {hidden > 0 ? <span>{t('console.status.hidden', { count: hidden })}</span> : null}
      {more ? <span>{t('console.result.more')}</span> : null}
      {changed ? <span>{t('console.result.old')}</span> : null}
    </p>
  )
}

/** The name of a service of the graph in words. */
export function useServiceName(): (name: string) => string {
  const { has, other } = useConsoleWords()
  return (name) => (has(`service.${name}`) ? other(`service.${name}`) : name)
}
