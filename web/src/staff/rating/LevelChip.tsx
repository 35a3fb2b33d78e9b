import type { RatingLevel } from '../../generated/operations.ts'
import { Chip } from '../../ui/Chip.tsx'
import { ClassBars } from '../../ui/staff/ClassBars.tsx'
import { useStaffWords } from '../use-staff-words.ts'

const full: Record<RatingLevel, number> = {
  EXCELLENT: 4,
  GOOD: 3,
  COMPLETED: 2,
  NOT_COMPLETED: 1,
  NOT_RATED: 0,
}

/** The class as a word with its steps; while a tie is open it says that people decide. */
export function LevelChip({ level, tied = false }: { level: RatingLevel; tied?: boolean }) {
  const { t } = useStaffWords()
  if (tied)
    return (
      <Chip kind="due">
        <ClassBars full={4} />
        {t('level.waits')}
      </Chip>
    )
  return (
    <Chip kind={level === 'EXCELLENT' ? 'cham' : ''}>
      <ClassBars full={full[level]} />
      {t(`short.${level}`)}
    </Chip>
  )
}
