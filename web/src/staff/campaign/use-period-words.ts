import { formatDay } from '../../format/date.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type Period = { startsOn: string; endsOn: string | null }

/** "từ 01/06/2022 đến 01/09/2023", or "từ 01/06/2022, không hạn cuối". */
export function usePeriodWords() {
  const { t } = useCampaignWords()
  const say = ({ startsOn, endsOn }: Period) =>
    endsOn
      ? t('period.both', { from: formatDay(startsOn), to: formatDay(endsOn) })
      : t('period.open', { from: formatDay(startsOn) })
  const window = ({ from, to }: { from: string; to: string }) => ({
    from: formatDay(from),
    to: formatDay(to),
  })
  return Object.assign(say, { day: formatDay, window })
}
