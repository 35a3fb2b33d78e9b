import { Unplug } from 'lucide-react'
import { useConsoleWords } from '../use-console-words.ts'

/** A cell whose value could not be had: not the dash of a value that is none. */
export function MissingCell({ isNumber }: { isNumber: boolean }) {
  const { t } = useConsoleWords()
  return (
    <td className={isNumber ? 'con-missing r' : 'con-missing'} title={t('console.missing.mark')}>
      <Mark />
      <span className="sr-only">{t('console.missing.mark')}</span>
    </td>
  )
}

/** What the mark of such cells means, and how many there are. */
export function MissingLegend({ count }: { count: number }) {
  const { t } = useConsoleWords()
  if (count === 0) return null
  return (
    <p className="con-missing con-legend">
      <Mark />
      <span>{t('console.missing.legend', { count })}</span>
    </p>
  )
}

function Mark() {
  return <Unplug size={14} strokeWidth={1.8} aria-hidden="true" />
}
