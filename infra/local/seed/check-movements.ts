import { setTimeout as wait } from 'node:timers/promises'
import mongoose from 'mongoose'
import { z } from 'zod'
import { becomes, type Launched } from './campaigns.ts'
import type { Cast } from './cast.ts'
import { PHONG_THO } from './models.ts'
import type { MovementPlan } from './movement-plan.ts'

const Totals = z.object({ units: z.number(), target: z.number().nullable(), verified: z.number() })
const Board = z.object({ campaign: z.object({ board: z.object({ totals: Totals }) }) })
const Found = z.object({ totalCount: z.number() })
const Models = z.object({
  modelCounts: z.object({ registered: z.number(), recognized: z.number() }),
})
const Inbox = z.object({ myPartyOrgans: z.array(z.object({ waiting: z.number().nullable() })) })
const Invited = z.object({ myReferralInvitation: z.object({ id: z.string() }).nullable() })

const LOOK_EVERY_MS = 500
const PATIENCE_MS = 60_000

/** What the pages show of what was planted: counts, as the people who answer for them read them. */
export type Shown = {
  units: number
  verified: number
  drafts: number
  counted: number
  modelsRegistered: number
  modelsRecognised: number
  appeals: number
  documents: number
  orientations: number
  /** Null where the tenant does without referrals. */
  inbox: number | null
  invited: boolean | null
}

/** What of the campaigns and referrals of 2023 is missing; nothing when the demo is as designed. */
export function missingMovements(shown: Shown, unions: number): string[] {
  const least: [name: string, found: number, wanted: number][] = [
    ['registered units', shown.units, unions],
    ['verified results', shown.verified, 1],
    ['an own draft initiative', shown.drafts, 1],
    ['a counted initiative', shown.counted, 1],
    ['registered models', shown.modelsRegistered, 2],
    ['a recognised model', shown.modelsRecognised, 1],
    ['a fund appeal', shown.appeals, 1],
    ['documents', shown.documents, 2],
    ['an orientation', shown.orientations, 1],
    ['a referral in the inbox', shown.inbox ?? 1, 1],
    ['a waiting invitation', Number(shown.invited ?? true), 1],
  ]
  return least
    .filter(([, found, wanted]) => found < wanted)
    .map(([name, found, wanted]) => `${name}: ${found} of ${wanted}`)
}

/** Reads what was planted through the gateway, as people do. Reads of a referral leave no trace in it: counts only. */
export async function readMovements(
  cast: Cast,
  { tea, today }: MovementPlan,
  { million, adopted }: Launched,
  hasReferrals: boolean,
): Promise<Shown> {
  await becomes(cast.organiser, million, ['COLLECTING_RESULTS'])
  const year = Number(today.slice(0, 4))
  const { upperTanUyen, chair, member, provincial, upper } = cast
  const board = await upperTanUyen({
    operation: 'CampaignBoard',
    variables: { id: adopted, first: 10 },
    answer: Board,
  })
  const { totals } = board.campaign.board
  const counted = await chair({
    operation: 'UnitInitiatives',
    variables: { under: tea.unionId, state: 'COUNTED', first: 5 },
    answer: z.object({ initiatives: Found }),
  })
  const mine = await member({
    operation: 'MyInitiatives',
    variables: {},
    answer: z.object({ myInitiatives: z.array(z.object({ state: z.string() })) }),
  })
  const { modelCounts } = await upper({
    operation: 'ModelList',
    variables: { under: PHONG_THO, year },
    answer: Models,
  })
  return {
    units: totals.units,
    verified: totals.verified,
    drafts: mine.myInitiatives.filter(({ state }) => state === 'DRAFT').length,
    counted: counted.initiatives.totalCount,
    modelsRegistered: modelCounts.registered,
    modelsRecognised: modelCounts.recognized,
    ...(await readLibrary(provincial, year)),
    ...(hasReferrals ? await readReferrals(cast) : { inbox: null, invited: null }),
  }
}

async function readLibrary(provincial: Cast['provincial'], year: number) {
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
  const days = { from: `${year}-11-01`, to: `${year}-11-30`, year }
  const { orientations } = await provincial({
    operation: 'StaffCalendar',
    variables: days,
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

/**
 * Waits until ratings have the facts that may give a leader points: read in its database, because no page shows a fact
 * before its year is rated. @throws with what is missing
 */
export async function factsArrived(
  ratingsUri: string,
  { tea, school, unions, today }: MovementPlan,
): Promise<void> {
  const wanted = [
    ['INITIATIVE_COUNTED', tea.unionId],
    ['MODEL_RECOGNISED', school.unionId],
    ...[tea, ...unions].map(({ unionId }) => ['CAMPAIGN_REGISTERED', unionId]),
  ]
  const connection = await mongoose.createConnection(ratingsUri).asPromise()
  try {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const rows = await connection
        .collection('facts')
        .find({ code: { $in: wanted.map(([code]) => code) }, asOf: { $gte: today }, numerator: 1 })
        .toArray()
      const known = new Set(rows.map(({ code, unionId }) => `${code} ${unionId}`))
      const missing = wanted.filter(([code, unionId]) => !known.has(`${code} ${unionId}`))
      if (missing.length === 0) return
      if (Date.now() > end) throw new Error(`ratings lack facts: ${missing.join('; ')}`)
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    await connection.close()
  }
}
