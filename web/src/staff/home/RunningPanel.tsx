import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { daysUntil } from '../../format/date.ts'
import { formatPercent } from '../../format/number.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useTimeLeft } from '../rating/use-time-left.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { HomeCycle, HomeSurvey } from './due.ts'
import { isRunning } from './use-home.ts'

type RunningProps = { surveys: readonly HomeSurvey[]; cycles: readonly HomeCycle[] }

/** What runs by itself now: open surveys, keys and tallies being made, rating runs. */
export function RunningPanel({ surveys, cycles }: RunningProps) {
  const { t } = useStaffWords()
  const open = surveys.filter((survey) => survey.state === 'OPEN' || isWorking(survey))
  const running = cycles.filter(isRunning)
  return (
    <Panel title={t('home.running')}>
      {open.length + running.length === 0 ? (
        <p className="pad quiet">{t('home.nothingRuns')}</p>
      ) : (
        <ul className="pad runs">
          {open.map((survey) => (
            <SurveyRun key={survey.id} survey={survey} />
          ))}
          {running.map((cycle) => (
            <CycleRun key={cycle.id} cycle={cycle} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function isWorking({ work }: HomeSurvey): boolean {
  return work !== null && ['QUEUED', 'RUNNING'].includes(work.state)
}

function SurveyRun({ survey }: { survey: HomeSurvey }) {
  const { t, lang, both } = useStaffWords()
  const { work } = survey
  const share = work && work.total > 0 ? (work.done / work.total) * 100 : 0
  const days = daysUntil(survey.closesOn, domainNow())
  return (
    <li>
      <Link href={staffPaths.survey(survey.id)}>{both(survey.title)}</Link>
      <p className="quiet">
        {work && isWorking(survey)
          ? t('home.working', { percent: formatPercent(Math.floor(share), lang) })
          : t('home.open', { days })}
      </p>
    </li>
  )
}

function CycleRun({ cycle }: { cycle: HomeCycle }) {
  const { t, lang } = useStaffWords()
  const left = useTimeLeft(cycle.latestRun?.secondsLeft ?? null)
  const percent = formatPercent(Math.floor(cycle.latestRun?.percent ?? 0), lang)
  return (
    <li>
      <Link href={staffPaths.run(cycle.year)}>{t('home.run', { year: String(cycle.year) })}</Link>
      <p className="quiet">{left ? `${percent}, ${left}` : percent}</p>
    </li>
  )
}
