import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { formatNumber } from '../../format/number.ts'
import { BoardCycleDocument, type BoardCycleQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { Partial } from '../shell/Partial.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { ApproveButton } from './ApproveRatings.tsx'
import { layOutBoard, type Board } from './board.ts'
import { BoardFilter } from './BoardFilter.tsx'
import { BoardGroupPanel } from './BoardGroupPanel.tsx'
import { BoardNotices } from './BoardNotices.tsx'
import { ExportRatings } from './ExportRatings.tsx'
import { NotRatedPanel } from './NotRatedPanel.tsx'
import { useBoardRatings } from './use-board-ratings.ts'
import { useUpperUnions } from './use-upper-unions.ts'

/** The cycle of a board as its page asks for it. */
export type BoardCycle = NonNullable<BoardCycleQuery['ratingCycle']>

/** The board of a year: who is where, how sure that is, and what people have to decide (web.md 4.4). */
export function BoardPage({ year }: { year: number }) {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(BoardCycleDocument, { variables: { year } })
  const crumbs = [{ name: t('nav.ratings'), path: staffPaths.ratings() }]
  return (
    <Loaded
      found={data?.ratingCycle}
      error={error}
      refetch={refetch}
      title={t('board.short', { year: String(year) })}
      crumbs={crumbs}
    >
      {(cycle) => <BoardSheet cycle={cycle} />}
    </Loaded>
  )
}

function BoardSheet({ cycle }: { cycle: BoardCycle }) {
  const { t } = useStaffWords()
  const [under, setUnder] = useSearchValue('under')
  const [post, setPost] = useSearchValue('post')
  const kind = post === 'UPPER_CHAIR' ? 'UPPER_CHAIR' : 'CHAIR'
  const filter = { year: cycle.year, post: kind, under: under || null } as const
  const found = useBoardRatings(filter)
  const board = layOutBoard(found.ratings)
  const year = String(cycle.year)
  return (
    <Page
      title={t(`board.title.${kind}`, { year })}
      lead={useLead(cycle, board, found.total)}
      crumbs={[
        { name: t('nav.ratings'), path: staffPaths.ratings() },
        { name: t('crumb.year', { year }) },
        { name: t(`board.crumb.${kind}`) },
      ]}
      acts={
        <>
          <ExportRatings filter={filter} what={t('board.short', { year: String(year) })} />
          <Link className="sbtn" href={staffPaths.run(cycle.year)}>
            {t('board.run')}
          </Link>
          <ApproveButton cycle={cycle} tied={board.groups.some(({ tied }) => tied.length > 0)} />
        </>
      }
    >
      <div className="stack-gap">
        <BoardNotices cycle={cycle} board={board} />
        <BoardFilter under={under} onUnder={setUnder} post={kind} onPost={setPost} />
        <BoardBody cycle={cycle} board={board} found={found} />
      </div>
    </Page>
  )
}

type BodyProps = { cycle: BoardCycle; board: Board; found: ReturnType<typeof useBoardRatings> }

function BoardBody({ cycle, board, found }: BodyProps) {
  const { t } = useStaffWords()
  const unions = useUpperUnions()
  const empty = !found.loading && found.ratings.length === 0 && !found.error
  return (
    <>
      {empty ? <p className="quiet">{t(cycle.counts ? 'board.empty' : 'board.notYet')}</p> : null}
      {board.groups.map((group) => (
        <BoardGroupPanel key={group.key} group={group} cycle={cycle} unions={unions} />
      ))}
      {found.more ? (
        <p>
          <button type="button" className="sbtn" onClick={found.more}>
            {t('board.more')}
          </button>
        </p>
      ) : null}
      <NotRatedPanel ratings={board.notRated} year={cycle.year} />
      <Partial error={found.error} onAgain={found.again} />
    </>
  )
}

function useLead(cycle: BoardCycle, board: Board, total: number): string {
  const { t, lang } = useStaffWords()
  const rated = board.groups.reduce((sum, group) => sum + group.rated.length, 0)
  const count = (value: number) => formatNumber(value, lang)
  const files = t('board.count', {
    total: count(total),
    rated: count(rated),
    not: count(board.notRated.length),
  })
  return `${total > 0 ? `${files} ` : ''}${t('board.who')}`
}
