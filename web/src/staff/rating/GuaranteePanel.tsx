import { Check } from 'lucide-react'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'

/** What holds while a run goes on, whatever happens to it. */
export function GuaranteePanel({ year }: { year: number }) {
  const { t } = useStaffWords()
  const lines = [t('kept.before', { year: String(year - 1) }), t('kept.whole'), t('kept.cancel')]
  return (
    <Panel title={t('kept.title')}>
      <ul className="pad kept">
        {lines.map((line) => (
          <li key={line}>
            <Check size={22} strokeWidth={1.8} aria-hidden="true" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
