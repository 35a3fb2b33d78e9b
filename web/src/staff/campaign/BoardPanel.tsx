import type { SizeBand } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { TargetKey } from '../../ui/staff/TargetBar.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Partial } from '../shell/Partial.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { BoardFilter } from './BoardFilter.tsx'
import { BoardTable } from './BoardTable.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { ExportBoard } from './ExportBoard.tsx'
import { useBoard, type BoardFilterValue } from './use-board.ts'
import { useCampaignWords } from './use-campaign-words.ts'

const bands: readonly SizeBand[] = ['LARGE_100_AND_MORE', 'MEDIUM_20_TO_99', 'SMALL_UNDER_20']

/** Each unit against its own target, by size then by name: the league where nobody is compared with another. */
export function BoardPanel({ campaign }: { campaign: DetailedCampaign }) {
  const { t } = useCampaignWords()
  const [size, setSize] = useSearchValue('size')
  const [under, setUnder] = useSearchValue('under')
  const band = bands.find((one) => one === size) ?? null
  const filter: BoardFilterValue = { id: campaign.id, band, under: under || null }
  const found = useBoard(filter)
  const words = {
    verified: t('board.key.verified'),
    registered: t('board.key.registered'),
    target: t('board.key.target'),
  }
  return (
    <Panel title={t('league.title')} aside={<TargetKey words={words} />}>
      <div className="pad filters">
        <BoardFilter
          campaign={campaign}
          band={band}
          onBand={setSize}
          under={under}
          onUnder={setUnder}
        />
        <ExportBoard campaign={campaign} filter={filter} />
      </div>
      {found.loading ? (
        <div className="pad">
          <Wait slow={t('app.slow')} />
        </div>
      ) : null}
      {found.board && found.rows.length > 0 ? (
        <Scroll label={t('scroll.table', { title: t('league.title') })}>
          <BoardTable rows={found.rows} totals={found.board.totals} />
        </Scroll>
      ) : null}
      {found.board && found.rows.length === 0 ? (
        <p className="pad quiet">{t(band || under ? 'league.none' : 'league.empty')}</p>
      ) : null}
      {found.more ? (
        <p className="pad">
          <button type="button" className="sbtn" onClick={found.more}>
            {t('league.more')}
          </button>
        </p>
      ) : null}
      <Partial error={found.error} onAgain={found.again} />
    </Panel>
  )
}
