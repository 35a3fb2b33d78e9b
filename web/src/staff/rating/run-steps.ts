import { formatNumber, formatPercent } from '../../format/number.ts'
import type { LifeStep } from '../../ui/staff/LifeCycle.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { Run } from './use-run.ts'

const codes = ['FREEZE_INPUTS', 'PRIORS', 'LEADERS', 'CEILING', 'CHECK', 'WRITE'] as const

/** The six steps of a run; `cap` is the ceiling of the scheme in percent. */
export function useRunSteps(run: Run, cap: number): LifeStep[] {
  const { t, lang } = useStaffWords()
  const count = { done: formatNumber(run.done, lang), total: formatNumber(run.total, lang) }
  return codes.map((code) => ({
    key: code,
    name: t(`step.${code}`, { cap: formatPercent(cap, lang) }),
    state: stateOf(run, code),
    lines: [t(`step.${code}.line`, count)],
  }))
}

function stateOf(run: Run, code: string): LifeStep['state'] {
  if (run.state === 'DONE') return 'done'
  const state = run.steps.find((step) => step.code === code)?.state.toUpperCase()
  if (state === 'DONE' || state === 'COMPLETED') return 'done'
  return code === run.step && run.state !== 'CANCELLED' ? 'now' : 'next'
}
