import { Route, Switch } from 'wouter'
import { laterIds, laterTypes } from '../../generated/later-ids.ts'
import { paths } from '../../paths.ts'
import { addPart } from '../client.ts'
import { EditInitiativePage, NewInitiativePage } from '../initiatives/InitiativeFormPage.tsx'
import { InitiativePage } from '../initiatives/InitiativePage.tsx'
import { InitiativesPage } from '../initiatives/InitiativesPage.tsx'
import { JoinPage } from '../initiatives/JoinPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { CampaignPage } from './CampaignPage.tsx'
import { CampaignsPage } from './CampaignsPage.tsx'

addPart(laterIds, laterTypes)

type WithId = { id: string }

/** The pages of campaigns and initiatives: one part, loaded after the first page. */
export function CampaignRoutes() {
  return (
    <Switch>
      <Route path={paths.campaigns()} component={CampaignsPage} />
      <Route<WithId> path={paths.campaign(':id')}>{({ id }) => <CampaignPage id={id} />}</Route>
      <Route path={paths.initiatives()} component={InitiativesPage} />
      <Route path={paths.initiativeNew()} component={NewInitiativePage} />
      <Route path={paths.initiativeJoin()} component={JoinPage} />
      <Route<WithId> path={paths.initiativeEdit(':id')}>
        {({ id }) => <EditInitiativePage id={id} />}
      </Route>
      <Route<WithId> path={paths.initiative(':id')}>{({ id }) => <InitiativePage id={id} />}</Route>
      <Route component={() => <NotFoundPage />} />
    </Switch>
  )
}
