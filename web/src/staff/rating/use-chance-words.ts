import { formatPercent } from '../../format/number.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** A chance of 0-1 as it may be said: never 0 % or 100 %. */
export function useChanceWords(): (chance: number) => string {
  const { t, lang } = useStaffWords()
  return (chance) => {
    if (chance < 0.01) return t('quota.under', { percent: formatPercent(1, lang) })
    if (chance > 0.99) return t('quota.over', { percent: formatPercent(99, lang) })
    return formatPercent(chance * 100, lang)
  }
}
