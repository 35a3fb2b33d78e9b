import { formatNumber, formatPercent } from '../../format/number.ts'
import { useStaffWords } from '../use-staff-words.ts'

type CeilingSumProps = { base: number; capPercent: number; places: number }

/** The arithmetic of a ceiling, in whole places: a share of a small group may be none (domain.md 8.2). */
export function CeilingSum({ base, capPercent, places }: CeilingSumProps) {
  const { t, lang } = useStaffWords()
  const cap = formatPercent(capPercent, lang)
  const share = formatNumber((base * capPercent) / 100, lang, 1)
  if (places === 0) return <strong>{t('ceiling.none', { base, cap, share })}</strong>
  return (
    <>
      <strong>{t('ceiling.places', { cap, places })}</strong>{' '}
      {t('ceiling.sum', { base, cap, share })}
    </>
  )
}
