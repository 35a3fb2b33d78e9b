import { Link } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Note, type NoteKind } from '../../ui/Note.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { RunCycle } from './RunPage.tsx'
import { StartRunPanel } from './StartRunPanel.tsx'
import type { Run } from './use-run.ts'

/** What the state of a run means and what to do now; nothing while it simply runs. */
export function RunNotice({ run, cycle }: { run: Run; cycle: RunCycle }) {
  const { t } = useStaffWords()
  const words = useNoticeWords(run, cycle.state === 'PUBLISHED')
  const again = run.state === 'FAILED' || run.state === 'CANCELLED'
  return (
    <>
      {words ? (
        <Note kind={words.kind} alert={words.kind === 'bad'}>
          <p>{words.text}</p>
          {run.state === 'DONE' ? (
            <p>
              <Link className="sbtn first" href={staffPaths.cycle(cycle.year)}>
                {t('run.toBoard')}
              </Link>
            </p>
          ) : null}
        </Note>
      ) : null}
      {again && cycle.moves.includes('START_RUN') ? <StartRunPanel cycle={cycle} /> : null}
    </>
  )
}

function useNoticeWords(run: Run, published: boolean): { kind: NoteKind; text: string } | null {
  const { t, has, other } = useStaffWords()
  if (run.state === 'DONE')
    return { kind: 'good', text: t(published ? 'run.published' : 'run.done') }
  if (run.state === 'CANCELLED') return { kind: 'plain', text: t('run.cancelled') }
  if (run.state === 'STOPPED') return { kind: 'warn', text: t('run.stopped') }
  if (run.state === 'FAILED') {
    const id = `run.failed.${run.failure}`
    return {
      kind: 'bad',
      text: has(id) ? other(id) : t('run.failed', { part: run.failure ?? '?' }),
    }
  }
  if (run.retries > 0) return { kind: 'warn', text: t('run.retrying', { times: run.retries }) }
  return null
}
