import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

/** What would have changed the class; nothing here is advice on people. */
export function HintsPanel({ rating }: { rating: LeaderFile }) {
  const { t, both } = useStaffWords()
  if (!rating.hints || rating.hints.length === 0) return null
  return (
    <Panel title={t('hints.title')}>
      <ul className="pad dashes">
        {rating.hints.map((hint) => (
          <li key={`${hint.code}${hint.points}`}>{both(hint.text)}</li>
        ))}
      </ul>
    </Panel>
  )
}
