import { Link } from 'wouter'
import { formatFraction, formatNumber } from '../../format/number.ts'
import { staffPaths } from '../../paths.ts'
import { Strip, type Cuts } from '../../ui/staff/Strip.tsx'
import type { Domain } from '../../ui/staff/scale.ts'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { rankText, type BoardGroup, type BoardRating } from './board.ts'
import { LevelChip } from './LevelChip.tsx'
import { useReasonWords } from './use-reason.ts'
import { useStripWords } from './use-strip-words.ts'

type BoardRowProps = { group: BoardGroup; index: number; cuts: Cuts; domain: Domain; year: number }

/** One person: rank, name and unit, strip, corrected and raw score, n / E, class and one reason. */
export function BoardRow({ group, index, cuts, domain, year }: BoardRowProps) {
  const { unit, person } = useNames()
  const rating = group.rated[index]
  const reason = useReasonWords()
  if (!rating) return null
  const others = group.tied.filter(({ id }) => id !== rating.id)
  const names = others.map((one) => person(one.person))
  return (
    <tr className={rating.tied ? 'tie' : undefined}>
      <td className="rk">{rankText(group, index)}</td>
      <th scope="row">
        <Link href={staffPaths.person(year, rating.id)}>{person(rating.person)}</Link>
        <span>{unit(rating.union)}</span>
      </th>
      <td className="plot">
        <BoardStrip rating={rating} cuts={cuts} domain={domain} />
      </td>
      <Figures rating={rating} />
      <td className="cl">
        <LevelChip level={rating.level} tied={rating.tied} />
        <span className="why">{reason(rating.reasons[0] ?? '', rating, cuts, names)}</span>
      </td>
    </tr>
  )
}

function BoardStrip({ rating, cuts, domain }: { rating: BoardRating; cuts: Cuts; domain: Domain }) {
  const say = useStripWords()
  const { total, rawTotal, interval } = rating
  if (total === null || interval === null) return null
  const values = { low: interval.low, high: interval.high, shrunk: total, raw: rawTotal }
  return <Strip values={values} cuts={cuts} domain={domain} label={say(values)} />
}

function Figures({ rating }: { rating: BoardRating }) {
  const { t, lang } = useStaffWords()
  const { total, rawTotal, ballots, eligible } = rating
  const points = (value: number | null) => (value === null ? '–' : formatNumber(value, lang, 1))
  return (
    <>
      <td className="r sc">
        <b>{points(total)}</b>
        <span>{t('board.raw', { raw: points(rawTotal) })}</span>
      </td>
      <td className="r ne">{formatFraction(ballots ?? 0, eligible ?? 0, lang)}</td>
    </>
  )
}
