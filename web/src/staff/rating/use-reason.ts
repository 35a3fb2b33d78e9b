import { formatNumber } from '../../format/number.ts'
import type { Cuts } from '../../ui/staff/Strip.tsx'
import { useStaffWords } from '../use-staff-words.ts'

/** What the words of a reason need to know of a rating. */
export type Reasoned = {
  ballots: number | null
  total: number | null
  interval: { low: number; high: number } | null
  quota: { rank: number | null; places: number } | null
}

/**
 * A reason of the server's list in words, with its figures (web.md 4.4). `names` are those tied with
 * the person; figures this reader may not see leave the plain words.
 */
export function useReasonWords(): (
  code: string,
  rating: Reasoned,
  cuts: Cuts,
  names: readonly string[],
) => string {
  const { t, lang, has, other } = useStaffWords()
  return (code, { ballots, total, interval, quota }, cuts, names) => {
    if (code === 'TIE' && names.length > 0) return t('why.TIE', { names: names.join(', ') })
    if (code === 'CEILING_PLACE' && quota)
      return t('why.CEILING_PLACE', { rank: quota.rank ?? 0, places: quota.places })
    if (code === 'CEILING_CUT' && quota)
      return quota.places === 0
        ? t('why.CEILING_CUT.none')
        : t('why.CEILING_CUT', { places: quota.places })
    if (code === 'INTERVAL_CROSSES' && interval && total !== null)
      return t('why.INTERVAL_CROSSES', { cut: formatNumber(crossed(interval, total, cuts), lang) })
    if (code === 'FEW_BALLOTS' && ballots !== null) return t('why.FEW_BALLOTS', { ballots })
    return has(`reason.${code}`) ? other(`reason.${code}`) : code
  }
}

/** The cut-off inside the interval that is nearest to the score. */
function crossed(interval: { low: number; high: number }, total: number, cuts: Cuts): number {
  const all = [cuts.completed, cuts.good, cuts.excellent]
  const inside = all.filter((cut) => interval.low < cut && cut <= interval.high)
  return inside.toSorted((a, b) => Math.abs(a - total) - Math.abs(b - total))[0] ?? cuts.good
}
