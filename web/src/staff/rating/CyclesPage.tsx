import { useQuery } from '@apollo/client/react'
import { RatingCyclesDocument } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { CycleLine } from './CycleLine.tsx'
import { OpenCyclePanel } from './OpenCyclePanel.tsx'

/** The rating of each year and where it stands; a provincial officer opens the next one. */
export function CyclesPage() {
  const { t } = useStaffWords()
  const { acting } = useViewer()
  const { data, error, refetch } = useQuery(RatingCyclesDocument)
  const page = { title: t('cycles.title'), crumbs: [{ name: t('nav.ratings') }] }
  return (
    <Loaded found={data?.ratingCycles} error={error} refetch={refetch} {...page}>
      {(cycles) => (
        <Page {...page} lead={t('cycles.lead')}>
          <div className="stack-gap">
            <Panel title={t('cycles.years')}>
              {cycles.length === 0 ? <p className="pad quiet">{t('cycles.empty')}</p> : null}
              <ul className="todo">
                {cycles.map((cycle) => (
                  <CycleLine key={cycle.id} cycle={cycle} />
                ))}
              </ul>
            </Panel>
            {acting.role === 'PROVINCIAL_OFFICER' ? <OpenCyclePanel cycles={cycles} /> : null}
          </div>
        </Page>
      )}
    </Loaded>
  )
}
