import { formatNumber } from '../../format/number.ts'
import { useCampaignWords } from './use-campaign-words.ts'

/** A number of a table; a hidden one is hatched and says why, never blank and never 0. */
export function CountCell({ value, className = '' }: { value: number | null; className?: string }) {
  const { t, lang } = useCampaignWords()
  if (value === null)
    return (
      <td className={`r hatch ${className}`}>
        <span>{t('count.hidden')}</span>
      </td>
    )
  return <td className={`r ${className}`}>{formatNumber(value, lang)}</td>
}
