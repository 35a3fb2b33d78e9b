import { useQuery } from '@apollo/client/react'
import { RunCycleDocument, type RunCycleQuery } from '../../generated/operations.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { RunView } from './RunView.tsx'
import { StartRunPanel } from './StartRunPanel.tsx'
import { useRunCrumbs } from './use-run-crumbs.ts'

/** The cycle of a run as its page asks for it. */
export type RunCycle = NonNullable<RunCycleQuery['ratingCycle']>

/** The run of a year: start it, watch it, cancel it. It goes on when the page is closed. */
export function RunPage({ year }: { year: number }) {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(RunCycleDocument, { variables: { year } })
  const crumbs = useRunCrumbs(year)
  return (
    <Loaded
      found={data?.ratingCycle}
      error={error}
      refetch={refetch}
      title={t('run.title', { year: String(year) })}
      crumbs={crumbs}
    >
      {(cycle) =>
        cycle.latestRun ? (
          <RunView cycle={cycle} runId={cycle.latestRun.id} />
        ) : (
          <Page title={t('run.start.title', { year: String(year) })} crumbs={crumbs}>
            <StartRunPanel cycle={cycle} />
          </Page>
        )
      }
    </Loaded>
  )
}
