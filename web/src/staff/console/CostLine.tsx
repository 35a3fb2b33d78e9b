import { useEffect, useState } from 'react'
import { formatNumber } from '../../format/number.ts'
import { useConsoleWords, type ConsoleWord } from './use-console-words.ts'
import type { Weighing } from './weigher.ts'

/** What the question would cost, of how much; or why that is not known, and when it is asked for again. */
export function CostLine({ weighing }: { weighing: Weighing }) {
  const text = useCostWords()(weighing)
  const again = weighing.state === 'REFUSED' ? weighing.again : null
  return (
    <p className="con-cost">
      <span className={isBad(weighing) ? 'con-bad' : 'quiet'} aria-live="polite">
        {text}
      </span>
      {again === null ? null : <Again key={again} at={again} />}
    </p>
  )
}

function isBad(weighing: Weighing): boolean {
  if (weighing.state !== 'KNOWN') return weighing.state === 'REFUSED'
  const { cost, limit } = weighing.cost
  return cost !== null && cost > limit
}

function useCostWords(): (weighing: Weighing) => string {
  const { t, lang } = useConsoleWords()
  return (weighing) => {
    if (weighing.state === 'NONE') return t('console.cost.unknown')
    if (weighing.state === 'WAITING') return t('console.cost.waiting')
    if (weighing.state === 'REFUSED') return t(refusals[weighing.fault.code] ?? REFUSED)
    const { cost, limit } = weighing.cost
    if (cost === null) return t('console.cost.unknown')
    return t('console.cost.estimate', {
      cost: formatNumber(cost, lang),
      limit: formatNumber(limit, lang),
    })
  }
}

const REFUSED: ConsoleWord = 'console.cost.refused'
const refusals: Readonly<Record<string, ConsoleWord>> = {
  RATE_LIMITED: 'console.cost.tooMany',
  OVERLOADED: 'console.cost.busy',
  BUSY: 'console.cost.busy',
  SUBGRAPH_UNAVAILABLE: 'console.cost.busy',
  SERVER_DOWN: 'console.cost.away',
  OFFLINE: 'console.cost.offline',
}

/** The seconds until it is asked again; counted for the eye, not read out. */
function Again({ at }: { at: number }) {
  const { t } = useConsoleWords()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const n = Math.max(1, Math.ceil((at - now) / 1_000))
  return (
    <span className="quiet" role="timer">
      {t('console.cost.again', { n })}
    </span>
  )
}
