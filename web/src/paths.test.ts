import { expect, test } from 'vitest'
import { paths, staffPaths } from './paths.ts'

test('a published address keeps its form', () => {
  const id = 'ID'
  const all = { ...resolve(paths, id), ...resolve(staffPaths, id, 'staff.') }
  expect(all).toMatchInlineSnapshot(`
    {
      "campaign": "/campaigns/ID",
      "campaigns": "/campaigns",
      "counted": "/board/ID",
      "home": "/",
      "initiative": "/initiatives/ID",
      "initiativeEdit": "/initiatives/ID/edit",
      "initiativeJoin": "/initiatives/join",
      "initiativeNew": "/initiatives/new",
      "initiatives": "/initiatives",
      "leaders": "/leaders",
      "me": "/me",
      "practice": "/surveys/ID/practice",
      "question": "/surveys/ID/q/3",
      "referral": "/referral",
      "review": "/surveys/ID/review",
      "sent": "/surveys/ID/sent",
      "signIn": "/sign-in",
      "staff.calendar": "/staff/calendar",
      "staff.campaign": "/staff/campaigns/ID",
      "staff.campaignAdopt": "/staff/campaigns/new?from=ID",
      "staff.campaignDraft": "/staff/campaigns/new?draft=ID",
      "staff.campaignNew": "/staff/campaigns/new?template=ID&phase=ID",
      "staff.campaigns": "/staff/campaigns",
      "staff.console": "/staff/console",
      "staff.cycle": "/staff/ratings/ID",
      "staff.document": "/staff/documents/ID",
      "staff.documentNew": "/staff/documents/new",
      "staff.documents": "/staff/documents",
      "staff.fund": "/staff/fund",
      "staff.home": "/staff",
      "staff.inbox": "/staff/inbox",
      "staff.inboxCase": "/staff/inbox/ID",
      "staff.initiative": "/staff/initiatives/ID",
      "staff.initiatives": "/staff/initiatives",
      "staff.model": "/staff/models/ID",
      "staff.modelNew": "/staff/models/new?replicaOf=ID",
      "staff.models": "/staff/models",
      "staff.own": "/staff/own",
      "staff.person": "/staff/ratings/ID/people/3",
      "staff.ratings": "/staff/ratings",
      "staff.recognitions": "/staff/recognitions",
      "staff.referral": "/staff/referrals/ID",
      "staff.referrals": "/staff/referrals",
      "staff.results": "/staff/results/ID",
      "staff.run": "/staff/ratings/ID/run",
      "staff.survey": "/staff/surveys/ID",
      "staff.surveyDraft": "/staff/surveys/new",
      "staff.surveyPreview": "/staff/surveys/ID/preview",
      "staff.surveys": "/staff/surveys",
      "staff.tokens": "/staff/tokens",
      "staff.unitCampaigns": "/staff/unit/campaigns",
      "staff.unitFund": "/staff/unit/fund",
      "staff.verify": "/staff/verify",
      "survey": "/surveys/ID",
      "surveys": "/surveys",
      "waiting": "/surveys/ID/waiting",
    }
  `)
})

function resolve(
  table: Record<string, (...args: never[]) => string>,
  id: string,
  prefix = '',
): Record<string, string> {
  const call = (make: (...args: string[]) => string) =>
    make.length === 2 ? make(id, '3') : make(id, id)
  return Object.fromEntries(
    Object.entries(table).map(([name, make]) => [prefix + name, call(make as never)]),
  )
}
