import { formatNumber } from '../../format/number.ts'
import type { Cuts } from '../../ui/staff/Strip.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { BoardGroup, BoardRating } from './board.ts'

/** The one reason shown beside a class: the first of the server's order, with its figures. */
export function useReason(rating: BoardRating | undefined, group: BoardGroup, cuts: Cuts): string {
  const { t, lang, has, other } = useStaffWords()
  const { person } = useNames()
  const code = rating?.reasons[0]
  if (!rating || !code) return ''
  if (code === 'TIE') return t('why.TIE', { names: tiedNames(rating, group, person) })
  if (code === 'CEILING_PLACE')
    return t('why.CEILING_PLACE', { rank: rating.quota?.rank ?? 0, places: group.places })
  if (code === 'CEILING_CUT') return t('why.CEILING_CUT', { places: group.places })
  if (code === 'INTERVAL_CROSSES')
    return t('why.INTERVAL_CROSSES', { cut: formatNumber(crossed(rating, cuts), lang) })
  if (code === 'FEW_BALLOTS') return t('why.FEW_BALLOTS', { ballots: rating.ballots ?? 0 })
  return has(`reason.${code}`) ? other(`reason.${code}`) : code
}

function tiedNames(
  rating: BoardRating,
  group: BoardGroup,
  name: (person: BoardRating['person']) => string,
): string {
  const others = group.tied.filter(({ id }) => id !== rating.id)
  return others.map(({ person }) => name(person)).join(', ')
}

/** The cut-off inside the interval that is nearest to the score. */
function crossed({ interval, total }: BoardRating, cuts: Cuts): number {
  const all = [cuts.completed, cuts.good, cuts.excellent]
  const inside = all.filter((cut) => interval && interval.low < cut && cut <= interval.high)
  const near = inside.toSorted((a, b) => Math.abs(a - (total ?? 0)) - Math.abs(b - (total ?? 0)))
  return near[0] ?? cuts.good
}
