import { Note } from '../../ui/Note.tsx'
import { useViewer } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { openTies, rankText, type Board, type BoardGroup } from './board.ts'
import type { BoardCycle } from './BoardPage.tsx'
import { groupId } from './BoardGroupPanel.tsx'

/** What has to be decided, and who cannot decide it. */
export function BoardNotices({ cycle, board }: { cycle: BoardCycle; board: Board }) {
  const { t } = useStaffWords()
  const { memberId } = useViewer()
  const ties = openTies(board)
  const first = board.groups.find(({ tied }) => tied.length > 0)
  const approval = cycle.state === 'APPROVAL'
  const own = approval && cycle.latestRun?.startedBy?.id === memberId
  return (
    <>
      {first ? (
        <TieNotice blocks={ties.blocks} first={first} published={cycle.state === 'PUBLISHED'} />
      ) : null}
      {own ? <Note>{t('approve.notYou')}</Note> : null}
      {approval && !own && !cycle.moves.includes('APPROVE') ? (
        <Note>{t('approve.waits')}</Note>
      ) : null}
    </>
  )
}

type TieProps = { blocks: number; first: BoardGroup; published: boolean }

function TieNotice({ blocks, first, published }: TieProps) {
  const { t } = useStaffWords()
  const rank = rankText(first, first.ceilingAt)
  return (
    <Note kind="warn">
      <strong>{t('tie.count', { blocks })}</strong> {t(published ? 'tie.published' : 'tie.before')}{' '}
      <a href={`#${groupId(first)}`}>{t('tie.to', { rank })}</a>
    </Note>
  )
}
