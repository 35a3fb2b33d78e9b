import { z } from 'zod'
import { becomes, type Launched } from './campaigns.ts'
import type { Cast } from './cast.ts'
import type { Shown } from './check-movements.ts'
import { PHONG_THO } from './models.ts'
import type { MovementPlan } from './movement-plan.ts'

const Found = z.object({ totalCount: z.number() })
const Totals = z.object({ units: z.number(), verified: z.number() })
const Board = z.object({ campaign: z.object({ board: z.object({ totals: Totals }) }) })
const Desk = z.object({ campaignDesk: z.object({ toApprove: Found }) })
const Mine = z.object({ myInitiatives: z.array(z.object({ state: z.string() })) })
const Counts = z.object({ registered: z.number(), recognized: z.number() })
const Inbox = z.object({ myPartyOrgans: z.array(z.object({ waiting: z.number().nullable() })) })
const Invited = z.object({ myReferralInvitation: z.object({ id: z.string() }).nullable() })

/**
 * Reads what was planted through the gateway, as people do, once the clock has moved the first campaign on. Of a
 * referral only counts are asked: nobody's file is read, so nobody is shown a read that was none.
 */
export async function readMovements(
  cast: Cast,
  { tea, today }: MovementPlan,
  { million, adopted }: Launched,
  hasReferrals: boolean,
): Promise<Shown> {
  await becomes(cast.organiser, million, ['COLLECTING_RESULTS'])
  const year = Number(today.slice(0, 4))
  return {
    ...(await readCampaigns(cast, adopted)),
    ...(await readInitiatives(cast, tea.unionId)),
    ...(await readModels(cast, year)),
    ...(await readLibrary(cast, year)),
    ...(hasReferrals ? await readReferrals(cast) : { inbox: null, invited: null }),
  }
}

async function readCampaigns({ upperTanUyen, provincial }: Cast, id: string) {
  const variables = { id, first: 10 }
  const read = await upperTanUyen({ operation: 'CampaignBoard', variables, answer: Board })
  const desk = await provincial({ operation: 'CampaignDesk', variables: {}, answer: Desk })
  const { units, verified } = read.campaign.board.totals
  return { units, verified, toApprove: desk.campaignDesk.toApprove.totalCount }
}

async function readInitiatives({ chair, member }: Cast, under: string) {
  const { initiatives } = await chair({
    operation: 'UnitInitiatives',
    variables: { under, state: 'COUNTED', first: 5 },
    answer: z.object({ initiatives: Found }),
  })
  const mine = await member({ operation: 'MyInitiatives', variables: {}, answer: Mine })
  const drafts = mine.myInitiatives.filter(({ state }) => state === 'DRAFT').length
  return { counted: initiatives.totalCount, drafts }
}

async function readModels({ upper }: Cast, year: number) {
  const variables = { under: PHONG_THO, year }
  const answer = z.object({ modelCounts: Counts })
  const { modelCounts } = await upper({ operation: 'ModelList', variables, answer })
  return { modelsRegistered: modelCounts.registered, modelsRecognised: modelCounts.recognized }
}

async function readLibrary({ provincial }: Cast, year: number) {
  const { fundAppeals } = await provincial({
    operation: 'FundAppeals',
    variables: { year },
    answer: z.object({ fundAppeals: z.array(z.unknown()) }),
  })
  const { documents } = await provincial({
    operation: 'DocumentList',
    variables: { inForce: true },
    answer: z.object({ documents: Found }),
  })
  const { orientations } = await provincial({
    operation: 'StaffCalendar',
    variables: { from: `${year}-11-01`, to: `${year}-11-30`, year },
    answer: z.object({ orientations: z.array(z.unknown()) }),
  })
  return {
    appeals: fundAppeals.length,
    documents: documents.totalCount,
    orientations: orientations.length,
  }
}

async function readReferrals({ liaison, schoolMember }: Cast) {
  const inbox = await liaison({ operation: 'PartyInbox', variables: {}, answer: Inbox })
  const own = await schoolMember({ operation: 'OwnReferral', variables: {}, answer: Invited })
  return {
    inbox: inbox.myPartyOrgans.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0),
    invited: own.myReferralInvitation !== null,
  }
}
