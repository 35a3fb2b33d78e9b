import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Wait } from '../../ui/Wait.tsx'
import { HomePage } from '../home/HomePage.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const SurveyListPage = lazy(() =>
  import('../survey/SurveyListPage.tsx').then((page) => ({ default: page.SurveyListPage })),
)
const DraftPage = lazy(() =>
  import('../survey/DraftPage.tsx').then((page) => ({ default: page.DraftPage })),
)
const PreviewPage = lazy(() =>
  import('../survey/PreviewPage.tsx').then((page) => ({ default: page.PreviewPage })),
)
const DetailPage = lazy(() =>
  import('../survey/DetailPage.tsx').then((page) => ({ default: page.DetailPage })),
)
const ResultsPage = lazy(() =>
  import('../result/ResultsPage.tsx').then((page) => ({ default: page.ResultsPage })),
)
const CyclesPage = lazy(() =>
  import('../rating/CyclesPage.tsx').then((page) => ({ default: page.CyclesPage })),
)
const RunPage = lazy(() =>
  import('../rating/RunPage.tsx').then((page) => ({ default: page.RunPage })),
)
const BoardPage = lazy(() =>
  import('../rating/BoardPage.tsx').then((page) => ({ default: page.BoardPage })),
)
const LeaderPage = lazy(() =>
  import('../rating/LeaderPage.tsx').then((page) => ({ default: page.LeaderPage })),
)
const OwnRatingsPage = lazy(() =>
  import('../rating/OwnRatingsPage.tsx').then((page) => ({ default: page.OwnRatingsPage })),
)

/** Every page of the staff area and its address; all but the home are fetched when they are opened. */
export function StaffRoutes() {
  const { t } = useStaffWords()
  useScrollUp()
  return (
    <Suspense fallback={<Wait slow={t('app.slow')} />}>
      <Switch>
        <Route path={staffPaths.home()} component={HomePage} />
        <Route path={staffPaths.surveys()} component={SurveyListPage} />
        <Route path={staffPaths.surveyDraft()} component={DraftPage} />
        <Route<{ id: string }> path={staffPaths.surveyPreview(':id')}>
          {({ id }) => <PreviewPage id={id} />}
        </Route>
        <Route<{ id: string }> path={staffPaths.survey(':id')}>
          {({ id }) => <DetailPage id={id} />}
        </Route>
        <Route<{ id: string }> path={staffPaths.results(':id')}>
          {({ id }) => <ResultsPage id={id} />}
        </Route>
        <Route path={staffPaths.ratings()} component={CyclesPage} />
        <Route path={staffPaths.own()} component={OwnRatingsPage} />
        <Route<{ year: string }> path={staffPaths.cycle(':year')}>
          {({ year }) => <BoardPage year={Number(year)} />}
        </Route>
        <Route<{ year: string }> path={staffPaths.run(':year')}>
          {({ year }) => <RunPage year={Number(year)} />}
        </Route>
        <Route<{ id: string }> path={staffPaths.person(':year', ':id')}>
          {({ id }) => <LeaderPage id={id} />}
        </Route>
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  )
}

function useScrollUp(): void {
  const [location] = useLocation()
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no clean-up.
    window.scrollTo(0, 0)
  }, [location])
}
