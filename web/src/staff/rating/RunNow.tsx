import { formatNumber, formatPercent } from '../../format/number.ts'
import { Progress } from '../../ui/staff/Progress.tsx'
import { SpeedLine } from '../../ui/staff/SpeedLine.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { meanSpeed, speeds, type Sample } from './speed.ts'
import { hasEnded, type Run } from './use-run.ts'
import { useTimeLeft } from './use-time-left.ts'

/** How far: one big figure, the time left in words, the speed, the bar. Never a score. */
export function RunNow({ run, samples }: { run: Run; samples: readonly Sample[] }) {
  const { t, lang } = useStaffWords()
  const left = useTimeLeft(run.secondsLeft)
  const over = hasEnded(run.state)
  const percent = formatPercent(Math.floor(run.percent), lang)
  const count = { done: formatNumber(run.done, lang), total: formatNumber(run.total, lang) }
  return (
    <>
      <div className="run-row">
        <p className="big run-percent">{percent}</p>
        <p role="status" aria-live="off">
          <b>
            {over
              ? t(`run.state.${run.state}`)
              : left
                ? t('run.left', { left })
                : t(`run.state.${run.state}`)}
          </b>
          <br />
          <span className="quiet num">
            {t('run.count', count)}
            <SpeedWords samples={samples} over={over} />
          </span>
        </p>
        {over ? null : <Speed samples={samples} />}
      </div>
      <Progress
        done={run.done}
        total={run.total}
        label={`${t('run.progress')}: ${percent}`}
        over={over}
        waiting={run.state === 'STOPPED' || run.state === 'FAILED'}
      />
    </>
  )
}

function SpeedWords({ samples, over }: { samples: readonly Sample[]; over: boolean }) {
  const { t, lang } = useStaffWords()
  const speed = meanSpeed(samples)
  if (over || speed === null || speed < 0.5) return null
  return <>, {t('run.speed', { speed: formatNumber(speed, lang) })}</>
}

function Speed({ samples }: { samples: readonly Sample[] }) {
  const { t, lang } = useStaffWords()
  const line = speeds(samples)
  const round = (speed: number) => formatNumber(speed, lang)
  const label = t('run.speedLine', {
    from: round(Math.min(...line, Infinity)),
    to: round(Math.max(...line, 0)),
  })
  return (
    <div className="spark">
      <SpeedLine speeds={line} label={label} />
    </div>
  )
}
