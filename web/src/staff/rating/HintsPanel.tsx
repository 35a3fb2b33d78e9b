import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { useChanceWords } from './use-chance-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

type Hint = NonNullable<LeaderFile['hints']>[number]

/** What would have changed the class; nothing here is advice on people. */
export function HintsPanel({ rating }: { rating: LeaderFile }) {
  const { t, both, has, other } = useStaffWords()
  const chance = useChanceWords()
  if (!rating.hints || rating.hints.length === 0) return null
  const top = rating.quota?.probabilityOfTopGroup ?? null
  const say = ({ code, text }: Hint) =>
    code === 'TOP_GROUP' && top !== null ? chance(top) : both(text)
  return (
    <Panel title={t('hints.title')}>
      <ul className="pad dashes">
        {rating.hints.map((hint) => (
          <li key={`${hint.code}${hint.points}`}>
            {has(`hint.${hint.code}`) ? <strong>{other(`hint.${hint.code}`)} </strong> : null}
            {say(hint)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
