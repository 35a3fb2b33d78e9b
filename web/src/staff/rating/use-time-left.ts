import { useStaffWords } from '../use-staff-words.ts'
import { timeLeft } from './time-left.ts'

/** Time left in words, "khoảng 25 giây"; empty while nothing can be said yet. */
export function useTimeLeft(secondsLeft: number | null): string {
  const { t } = useStaffWords()
  if (secondsLeft === null) return ''
  const { minutes, seconds } = timeLeft(secondsLeft)
  if (minutes === 0) return t('left.seconds', { seconds })
  return seconds === 0 ? t('left.minutes', { minutes }) : t('left.both', { minutes, seconds })
}
