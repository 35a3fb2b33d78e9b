import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { formatNumber, formatPercent } from '../../format/number.ts'
import {
  SurveyDetailDocument,
  SurveyWorkStateDocument,
  type SurveyState,
} from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Progress } from '../../ui/staff/Progress.tsx'
import { useApolloClient } from '@apollo/client/react'
import { useStaffWords, type StaffWord } from '../use-staff-words.ts'

type Work = { kind: string; done: number; total: number; state: string }
type WorkProps = { survey: { id: string; state: SurveyState; work: Work | null } }

/**
 * The pools' keys before opening, the tally after closing: counts from the jobs themselves, asked
 * every second while they run, so that a reload changes nothing. Gone when there is nothing to say.
 */
export function WorkPanel({ survey }: WorkProps) {
  const { t } = useStaffWords()
  const work = useWork(survey)
  if (!work || (work.state === 'DONE' && survey.state === 'RELEASED')) return null
  const kind = work.kind === 'TALLY' || work.kind === 'tally' ? 'tally' : 'keys'
  return (
    <Panel
      title={t(work.state === 'DONE' ? `work.${kind}.done` : `work.${kind}`)}
      aside={<WorkWords work={work} />}
    >
      <div className="pad stack-gap">
        <Progress
          done={work.done}
          total={work.total}
          label={t(`work.${kind}`)}
          waiting={work.state === 'STOPPED' || work.state === 'FAILED'}
        />
        <p className="quiet">{t(`work.${kind}.line`)}</p>
      </div>
    </Panel>
  )
}

const states: Record<string, StaffWord> = {
  QUEUED: 'work.QUEUED',
  RUNNING: 'work.RUNNING',
  STOPPED: 'work.STOPPED',
  FAILED: 'work.FAILED',
  DONE: 'work.DONE',
}

function WorkWords({ work }: { work: Work }) {
  const { t, lang } = useStaffWords()
  const share = work.total > 0 ? Math.floor((work.done / work.total) * 100) : 0
  const count = { done: formatNumber(work.done, lang), total: formatNumber(work.total, lang) }
  return (
    <span className="quiet num" role="status">
      {formatPercent(share, lang)} · {t('work.count', count)} ·{' '}
      {t(states[work.state] ?? 'work.RUNNING')}
    </span>
  )
}

function useWork(survey: WorkProps['survey']): Work | null {
  const client = useApolloClient()
  const running = isRunning(survey.work)
  const waiting = survey.state === 'CLOSED'
  const { data } = useQuery(SurveyWorkStateDocument, {
    variables: { id: survey.id },
    skip: !running && !waiting,
    pollInterval: 1000,
    fetchPolicy: 'network-only',
  })
  const state = data?.survey?.state
  useEffect(() => {
    if (state && state !== survey.state)
      void client.refetchQueries({ include: [SurveyDetailDocument] })
  }, [client, state, survey.state])
  return data?.survey?.work ?? survey.work
}

function isRunning(work: Work | null): boolean {
  return work !== null && work.state !== 'DONE' && work.state !== 'FAILED'
}
