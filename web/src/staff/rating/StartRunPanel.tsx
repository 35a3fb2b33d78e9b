import { useMutation } from '@apollo/client/react'
import { RunCycleDocument, StartRatingRunDocument } from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useRefused } from '../shell/use-refused.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { RunCycle } from './RunPage.tsx'

type StartRunProps = {
  cycle: Pick<RunCycle, 'id' | 'version' | 'moves' | 'ready'>
  /** There is a finished run already. */
  again?: boolean
}

/** Start of a run: what it reads, what it does not do, and the one button, if this person may. */
export function StartRunPanel({ cycle, again = false }: StartRunProps) {
  const { t } = useStaffWords()
  const { start, busy, refused } = useStart(cycle)
  const may = cycle.moves.includes('START_RUN')
  return (
    <Panel title={t(again ? 'run.again' : 'start.title')}>
      <div className="pad stack-gap">
        <ul className="dashes">
          <li>{t('start.reads')}</li>
          <li>{t('start.publishes')}</li>
          <li>{t('start.other')}</li>
        </ul>
        {cycle.ready ? null : <Note kind="warn">{t('start.notReady')}</Note>}
        {cycle.ready && !may ? <Note>{t('start.notYours')}</Note> : null}
        <RefusedNote refused={refused} />
        {may ? (
          <p>
            <button
              type="button"
              className={again ? 'sbtn' : 'sbtn first'}
              disabled={busy || !cycle.ready}
              onClick={() => void start()}
            >
              {busy ? t('move.busy') : t(again ? 'run.again' : 'start.do')}
            </button>
          </p>
        ) : null}
      </div>
    </Panel>
  )
}

function useStart({ id, version }: Pick<RunCycle, 'id' | 'version'>) {
  const { refused, refuse, forget } = useRefused()
  const [send, { loading }] = useMutation(StartRatingRunDocument, {
    refetchQueries: [RunCycleDocument],
  })
  const start = async () => {
    forget()
    const { data, error } = await send({ variables: { cycle: id, version } })
    const result = data?.startRatingRun
    if (result?.__typename === 'RatingRunStarted') return
    refuse(result, error)
  }
  return { start, busy: loading, refused }
}
