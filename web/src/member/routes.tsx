import { lazy, Suspense, type ComponentType } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { paths } from '../paths.ts'
import { addWords, type Catalog } from '../words/start.ts'
import { HomePage } from './home/HomePage.tsx'
import { SignInPage } from './session/SignInPage.tsx'
import { useSession } from './session/session.ts'
import { Loading } from './shell/Loading.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'

const pageWords: Catalog = {
  vi: () => import('./page-words/vi.ts'),
  en: () => import('./page-words/en.ts'),
}

const referralWords: Catalog = {
  vi: () => import('./referral-words/vi.ts'),
  en: () => import('./referral-words/en.ts'),
}
const campaignWords: Catalog = {
  vi: () => import('./campaign-words/vi.ts'),
  en: () => import('./campaign-words/en.ts'),
}

/** A part that the first page does not need, with its words. */
async function part<Props>(
  load: Promise<ComponentType<Props>>,
  ...words: Catalog[]
): Promise<{ default: ComponentType<Props> }> {
  const [page] = await Promise.all([load, ...[pageWords, ...words].map(addWords)])
  return { default: page }
}

/** Loaded right after the first page (and kept for offline by the service worker). */
const parts = {
  survey: () => part(import('./survey/SurveyRoutes.tsx').then((file) => file.SurveyRoutes)),
  surveys: () => part(import('./survey/SurveysPage.tsx').then((file) => file.SurveysPage)),
  leaders: () => part(import('./leaders/LeadersPage.tsx').then((file) => file.LeadersPage)),
  me: () => part(import('./me/MePage.tsx').then((file) => file.MePage)),
  referral: () =>
    part(
      import('./referral/ReferralPage.tsx').then((file) => file.ReferralPage),
      referralWords,
    ),
  referralCard: () =>
    part(
      import('./referral/ReferralCard.tsx').then((file) => file.ReferralCard),
      referralWords,
    ),
  campaigns: () =>
    part(
      import('./campaigns/CampaignRoutes.tsx').then((file) => file.CampaignRoutes),
      campaignWords,
    ),
}
const SurveyRoutes = lazy(parts.survey)
const SurveysPage = lazy(parts.surveys)
const LeadersPage = lazy(parts.leaders)
const MePage = lazy(parts.me)
const CampaignRoutes = lazy(parts.campaigns)
const ReferralPage = lazy(parts.referral)
const ReferralCard = lazy(parts.referralCard)

/** Loads the parts that are not shown yet, so that every page opens at once. */
export function loadParts(): void {
  for (const load of Object.values(parts)) void load().catch(() => undefined)
}

/** The member's pages by address. Without a session only sign-in; offline, what the device keeps. */
export function MemberRoutes() {
  const { session } = useSession()
  const shut = session.kind === 'out' || (session.kind === 'away' && session.owner === null)
  if (shut) {
    return (
      <Switch>
        <Route path={paths.signIn()} component={SignInPage} />
        <Route>
          <Redirect to={paths.signIn()} replace />
        </Route>
      </Switch>
    )
  }
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path={paths.home()}>
          <HomePage
            aside={
              <Suspense fallback={null}>
                <ReferralCard />
              </Suspense>
            }
          />
        </Route>
        <Route path={paths.signIn()} component={SignInPage} />
        <Route path={paths.surveys()} component={SurveysPage} />
        <Route path={paths.leaders()} component={LeadersPage} />
        <Route path={paths.me()} component={MePage} />
        <Route path={paths.referral()} component={ReferralPage} />
        {['/campaigns', '/campaigns/*', '/initiatives', '/initiatives/*'].map((path) => (
          <Route key={path} path={path} component={CampaignRoutes} />
        ))}
        <Route path="/surveys/*" component={SurveyRoutes} />
        <Route path="/board/*" component={SurveyRoutes} />
        <Route component={() => <NotFoundPage />} />
      </Switch>
    </Suspense>
  )
}
