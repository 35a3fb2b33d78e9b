import { Link } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { HomeSurvey } from './due.ts'

/** Published results of the surveys of an upper union's units; nothing that is not released. */
export function ReleasedPanel({ surveys }: { surveys: readonly HomeSurvey[] }) {
  const { t, both } = useStaffWords()
  const { unit } = useNames()
  const released = surveys.filter(({ state }) => state === 'RELEASED')
  return (
    <Panel title={t('home.released')}>
      {released.length === 0 ? (
        <p className="pad quiet">{t('home.noneReleased')}</p>
      ) : (
        <ul className="pad runs">
          {released.map((survey) => (
            <li key={survey.id}>
              <Link href={staffPaths.results(survey.id)}>{both(survey.title)}</Link>
              <p className="quiet">{unit(survey.audience)}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
