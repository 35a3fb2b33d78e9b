import { formatPercent } from '../../format/number.ts'
import { LifeCycle } from '../../ui/staff/LifeCycle.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { CancelRun } from './CancelRun.tsx'
import { GuaranteePanel } from './GuaranteePanel.tsx'
import type { RunCycle } from './RunPage.tsx'
import { RunGroupsPanel } from './RunGroupsPanel.tsx'
import { RunLogPanel } from './RunLogPanel.tsx'
import { RunNotice } from './RunNotice.tsx'
import { RunNow } from './RunNow.tsx'
import { useRunSteps } from './run-steps.ts'
import { StartRunPanel } from './StartRunPanel.tsx'
import type { Sample } from './speed.ts'
import { useRunCrumbs } from './use-run-crumbs.ts'
import { hasEnded, useRun, type Run } from './use-run.ts'

/** A run with its progress from the jobs themselves; the same after a reload and in the tab's title. */
export function RunView({ cycle, runId }: { cycle: RunCycle; runId: string }) {
  const { t } = useStaffWords()
  const { run, error, refetch, samples } = useRun(runId)
  const crumbs = useRunCrumbs(cycle.year)
  const title = t('run.title', { year: String(cycle.year) })
  return (
    <Loaded found={run} error={error} refetch={refetch} title={title} crumbs={crumbs}>
      {(found) => <RunSheet cycle={cycle} run={found} samples={samples} />}
    </Loaded>
  )
}

type RunSheetProps = { cycle: RunCycle; run: Run; samples: readonly Sample[] }

function RunSheet({ cycle, run, samples }: RunSheetProps) {
  const { t, lang } = useStaffWords()
  const crumbs = useRunCrumbs(cycle.year)
  const steps = useRunSteps(run, cycle.scheme.capPercent)
  const over = hasEnded(run.state)
  const title = t(`run.title.${run.state}`, { year: String(cycle.year) })
  const tab = over ? title : `${formatPercent(Math.floor(run.percent), lang)} · ${title}`
  const cancel = cycle.moves.includes('CANCEL_RUN') || run.cycle.moves.includes('CANCEL_RUN')
  return (
    <Page
      title={title}
      tab={tab}
      lead={t(over ? 'run.lead.over' : 'run.lead', {
        name: run.startedBy?.name.full ?? t('run.nobody'),
      })}
      crumbs={crumbs}
      acts={!over && cancel ? <CancelRun id={run.id} /> : null}
    >
      <div className="stack-gap">
        <RunNotice run={run} cycle={{ ...cycle, ...run.cycle }} />
        <section className="panel" aria-label={t('run.progress')}>
          <div className="pad now-run">
            <RunNow run={run} samples={samples} />
            <LifeCycle label={t('run.steps')} steps={steps} />
          </div>
        </section>
        <div className="cols-2">
          <div className="stack-gap">
            <RunGroupsPanel run={run} />
            <RunLogPanel log={run.log} />
          </div>
          <div className="stack-gap">
            <GuaranteePanel year={cycle.year} />
            {run.state === 'DONE' && run.cycle.moves.includes('START_RUN') ? (
              <StartRunPanel cycle={{ ...cycle, ...run.cycle }} again />
            ) : null}
          </div>
        </div>
      </div>
    </Page>
  )
}
