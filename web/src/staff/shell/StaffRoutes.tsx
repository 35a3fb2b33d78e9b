import { lazy, Suspense, useEffect, type ComponentType } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Wait } from '../../ui/Wait.tsx'
import { HomePage } from '../home/HomePage.tsx'
import { addWords } from '../../words/start.ts'
import { campaignWords } from '../campaign/use-campaign-words.ts'
import { consoleWords } from '../console/use-console-words.ts'
import { documentWords } from '../document/use-document-words.ts'
import { fundWords } from '../fund/use-fund-words.ts'
import { initiativeWords } from '../initiative/use-initiative-words.ts'
import { referralWords } from '../referral/use-referral-words.ts'
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

/** A campaign page with the words and the style that only those pages have. */
async function campaignPage<Props>(
  load: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const style = import('../campaign/campaign.css')
  const [page] = await Promise.all([load, addWords(campaignWords), style])
  return { default: page }
}
const CampaignDeskPage = lazy(
  async () => await campaignPage(import('../campaign/DeskPage.tsx').then((file) => file.DeskPage)),
)
const LaunchPage = lazy(
  async () =>
    await campaignPage(import('../campaign/LaunchPage.tsx').then((file) => file.LaunchPage)),
)
const CampaignPage = lazy(
  async () =>
    await campaignPage(import('../campaign/CampaignPage.tsx').then((file) => file.CampaignPage)),
)
const UnitCampaignsPage = lazy(
  async () =>
    await campaignPage(
      import('../campaign/UnitCampaignsPage.tsx').then((file) => file.UnitCampaignsPage),
    ),
)
const VerifyPage = lazy(
  async () =>
    await campaignPage(import('../campaign/VerifyPage.tsx').then((file) => file.VerifyPage)),
)

/** A referral page; it borrows parts and style of the campaign pages. */
async function referralPage<Props>(
  load: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const [page] = await Promise.all([campaignPage(load), addWords(referralWords)])
  return page
}
const ReferralsPage = lazy(
  async () =>
    await referralPage(import('../referral/ReferralsPage.tsx').then((file) => file.ReferralsPage)),
)
const ReferralCasePage = lazy(
  async () => await referralPage(import('../referral/CasePage.tsx').then((file) => file.CasePage)),
)
const InboxPage = lazy(
  async () =>
    await referralPage(import('../referral/InboxPage.tsx').then((file) => file.InboxPage)),
)
const InboxCasePage = lazy(
  async () =>
    await referralPage(import('../referral/InboxCasePage.tsx').then((file) => file.InboxCasePage)),
)

/** Initiatives, models and awards: a campaign page with words of their own. */
async function initiativePage<Props>(
  load: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const [page] = await Promise.all([campaignPage(load), addWords(initiativeWords)])
  return page
}
const InitiativesPage = lazy(
  async () =>
    await initiativePage(
      import('../initiative/InitiativesPage.tsx').then((file) => file.InitiativesPage),
    ),
)
const InitiativePage = lazy(
  async () =>
    await initiativePage(
      import('../initiative/InitiativePage.tsx').then((file) => file.InitiativePage),
    ),
)
const RecognitionsPage = lazy(
  async () =>
    await initiativePage(
      import('../initiative/RecognitionsPage.tsx').then((file) => file.RecognitionsPage),
    ),
)
const ModelsPage = lazy(
  async () =>
    await initiativePage(import('../model/ModelsPage.tsx').then((file) => file.ModelsPage)),
)
const RegisterModelPage = lazy(
  async () =>
    await initiativePage(
      import('../model/RegisterModelPage.tsx').then((file) => file.RegisterModelPage),
    ),
)
/** Counts of giving and social activity: a campaign page with words of its own. */
async function fundPage<Props>(
  load: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const [page] = await Promise.all([campaignPage(load), addWords(fundWords)])
  return page
}
/** Documents and the calendar: a campaign page with words of its own. */
async function documentPage<Props>(
  load: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const [page] = await Promise.all([campaignPage(load), addWords(documentWords)])
  return page
}
const DocumentsPage = lazy(
  async () =>
    await documentPage(import('../document/DocumentsPage.tsx').then((file) => file.DocumentsPage)),
)
const PublishDocumentPage = lazy(
  async () =>
    await documentPage(
      import('../document/PublishDocumentPage.tsx').then((file) => file.PublishDocumentPage),
    ),
)
const DocumentPage = lazy(
  async () =>
    await documentPage(import('../document/DocumentPage.tsx').then((file) => file.DocumentPage)),
)
const CalendarPage = lazy(
  async () =>
    await documentPage(import('../document/CalendarPage.tsx').then((file) => file.CalendarPage)),
)
const UnitFundPage = lazy(
  async () => await fundPage(import('../fund/UnitFundPage.tsx').then((file) => file.UnitFundPage)),
)
const FundBoardPage = lazy(
  async () =>
    await fundPage(import('../fund/FundBoardPage.tsx').then((file) => file.FundBoardPage)),
)
const ModelPage = lazy(
  async () => await initiativePage(import('../model/ModelPage.tsx').then((file) => file.ModelPage)),
)

/** The console and the tokens of analysts, with words and a style of their own. */
async function consolePage<Props>(
  load: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const [page] = await Promise.all([load, addWords(consoleWords), import('../console/console.css')])
  return { default: page }
}
const ConsolePage = lazy(
  async () =>
    await consolePage(import('../console/ConsolePage.tsx').then((file) => file.ConsolePage)),
)
const TokensPage = lazy(
  async () => await consolePage(import('../token/TokensPage.tsx').then((file) => file.TokensPage)),
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
        <Route path={staffPaths.campaigns()} component={CampaignDeskPage} />
        <Route path={staffPaths.campaignNew()} component={LaunchPage} />
        <Route<{ id: string }> path={staffPaths.campaign(':id')}>
          {({ id }) => <CampaignPage id={id} />}
        </Route>
        <Route path={staffPaths.unitCampaigns()} component={UnitCampaignsPage} />
        <Route path={staffPaths.verify()} component={VerifyPage} />
        <Route path={staffPaths.initiatives()} component={InitiativesPage} />
        <Route<{ id: string }> path={staffPaths.initiative(':id')}>
          {({ id }) => <InitiativePage id={id} />}
        </Route>
        <Route path={staffPaths.recognitions()} component={RecognitionsPage} />
        <Route path={staffPaths.models()} component={ModelsPage} />
        <Route path={staffPaths.documents()} component={DocumentsPage} />
        <Route path={staffPaths.documentNew()} component={PublishDocumentPage} />
        <Route<{ id: string }> path={staffPaths.document(':id')}>
          {({ id }) => <DocumentPage id={id} />}
        </Route>
        <Route path={staffPaths.calendar()} component={CalendarPage} />
        <Route path={staffPaths.unitFund()} component={UnitFundPage} />
        <Route path={staffPaths.fund()} component={FundBoardPage} />
        <Route path={staffPaths.modelNew()} component={RegisterModelPage} />
        <Route<{ id: string }> path={staffPaths.model(':id')}>
          {({ id }) => <ModelPage id={id} />}
        </Route>
        <Route path={staffPaths.referrals()} component={ReferralsPage} />
        <Route<{ id: string }> path={staffPaths.referral(':id')}>
          {({ id }) => <ReferralCasePage id={id} />}
        </Route>
        <Route path={staffPaths.inbox()} component={InboxPage} />
        <Route<{ id: string }> path={staffPaths.inboxCase(':id')}>
          {({ id }) => <InboxCasePage id={id} />}
        </Route>
        <Route path={staffPaths.console()} component={ConsolePage} />
        <Route path={staffPaths.tokens()} component={TokensPage} />
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
