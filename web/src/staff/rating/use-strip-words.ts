import { formatNumber } from '../../format/number.ts'
import type { StripValues } from '../../ui/staff/Strip.tsx'
import { useStaffWords } from '../use-staff-words.ts'

/** A strip in one sentence: the score and its certainty together (web.md 7). */
export function useStripWords(): (values: StripValues) => string {
  const { t, lang } = useStaffWords()
  const points = (value: number) => formatNumber(value, lang, 1)
  return ({ low, high, shrunk, raw }) => {
    const certain = { score: points(shrunk), low: points(low), high: points(high) }
    if (raw === null) return t('strip.certain', certain)
    return t('strip.all', { ...certain, raw: points(raw) })
  }
}
