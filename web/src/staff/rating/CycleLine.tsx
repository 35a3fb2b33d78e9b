import { Link } from 'wouter'
import { formatNumber } from '../../format/number.ts'
import type { CycleState, RatingCyclesQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { useStaffWords, type StaffWord } from '../use-staff-words.ts'

type Cycle = NonNullable<RatingCyclesQuery['ratingCycles']>[number]

const kinds: Record<CycleState, ChipKind> = {
  OPEN: '',
  RANKING: 'cham',
  APPROVAL: 'due',
  PUBLISHED: 'met',
}

/** The state of a cycle as a word with its colour. */
export function CycleChip({ state }: { state: CycleState }) {
  const { t } = useStaffWords()
  return <Chip kind={kinds[state]}>{t(`cycle.${state}`)}</Chip>
}

/** One year: its state, what came out, the way on. */
export function CycleLine({ cycle }: { cycle: Cycle }) {
  const { t } = useStaffWords()
  const counts = useCounts(cycle)
  const board = cycle.state === 'APPROVAL' || cycle.state === 'PUBLISHED'
  return (
    <li>
      <CycleChip state={cycle.state} />
      <div className="grow">
        <strong>{t('cycles.year', { year: String(cycle.year) })}</strong>
        <p className="quiet small-text">{counts}</p>
      </div>
      <span className="form-acts">
        {board ? (
          <Link className="sbtn" href={staffPaths.cycle(cycle.year)}>
            {t('cycles.board')}
          </Link>
        ) : null}
        <Link className="sbtn" href={staffPaths.run(cycle.year)}>
          {t(cycle.moves.includes('START_RUN') && !board ? 'cycles.start' : 'cycles.run')}
        </Link>
      </span>
    </li>
  )
}

function useCounts({ counts, ready }: Cycle): string {
  const { t, lang } = useStaffWords()
  if (!counts) return t(ready ? 'cycles.ready' : 'cycles.waits')
  const parts: [StaffWord, number][] = [
    ['count.EXCELLENT', counts.excellent],
    ['count.GOOD', counts.good],
    ['count.COMPLETED', counts.completed],
    ['count.NOT_COMPLETED', counts.notCompleted],
    ['count.NOT_RATED', counts.notRated],
    ['count.TIED', counts.tied],
  ]
  return parts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => t(word, { count: formatNumber(count, lang) }))
    .join(' · ')
}
