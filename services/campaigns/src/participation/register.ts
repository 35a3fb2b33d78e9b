import { within } from '@tinnhiem/kit/roles'
import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { ClientSession } from 'mongoose'
import { initiativeCounts, programmeOf } from '../board/count-initiatives.ts'
import { placeOf } from '../board/place-unit.ts'
import { registrationRefusal, type Campaign, type RegistrationRule } from '../campaign/campaign.ts'
import type { Context } from '../context.ts'
import { isAlive } from '../roster/is-alive.ts'
import {
  isTarget,
  participationId,
  reportedValue,
  verifiedValue,
  type Participation,
} from './participation.ts'
import { tellRegistered } from './tell-registered.ts'
import { mayActFor } from './unit-rights.ts'

export type RegisterRule =
  | RegistrationRule
  | 'NOT_YOUR_ROLE'
  | 'NOT_FOR_UNITS'
  | 'NOT_FOR_MEMBERS'
  | 'NOT_IN_AUDIENCE'
  | 'UNIT_ENDED'

export type Registered =
  | { kind: 'changed'; participation: Participation }
  | { kind: 'refused'; rule: RegisterRule }
  | { kind: 'invalid'; field: 'target'; rule: 'TARGET_RANGE' }

export type Asked = { unitId: string | null; target: number | null }

/**
 * Registers the viewer, or a unit of the viewer's scope (CAM-3). Twice is the same as once, also when both come at the
 * same moment; after a withdrawal it registers again and keeps its history.
 */
export async function register(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  { unitId, target }: Asked,
): Promise<Registered> {
  const unit = await unitFor(ctx, viewer, unitId)
  if (unitId !== null && !(unit && mayActFor(viewer, unit)))
    return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const rule = refusal(campaign, unit, unitId === null ? 'MEMBER' : 'UNION', ctx.clock.today())
  if (!unit || rule) return { kind: 'refused', rule: rule ?? 'NOT_IN_AUDIENCE' }
  if (!isTarget(target)) return { kind: 'invalid', field: 'target', rule: 'TARGET_RANGE' }
  const wanted = await wantedOf(ctx, viewer, campaign, unit, { unitId, target })
  const participation =
    wanted.kind === 'UNION'
      ? await inTransaction(
          ctx.stores.connection,
          async (session) => await registerUnit(ctx, viewer, campaign, { unit, wanted }, session),
        )
      : await store(ctx, wanted)
  return { kind: 'changed', participation }
}

/** The unit asked for, or the viewer's own union today. */
async function unitFor(
  { stores, loaders, clock }: Context,
  viewer: SignedInViewer,
  unitId: string | null,
): Promise<OrganizationItem | null> {
  const id = unitId ?? (await stores.projection.unionOf(viewer.id, clock.today()))
  return id === null ? null : await loaders.organization.load(id)
}

function refusal(
  campaign: Campaign,
  unit: OrganizationItem | null,
  kind: Participation['kind'],
  today: string,
): RegisterRule | null {
  if (!unit || !within(unit.path, campaign.audiencePath)) return 'NOT_IN_AUDIENCE'
  if (kind === 'UNION' && campaign.who === 'MEMBERS') return 'NOT_FOR_UNITS'
  if (kind === 'MEMBER' && campaign.who === 'UNITS') return 'NOT_FOR_MEMBERS'
  if (!isAlive(unit, today)) return 'UNIT_ENDED'
  return registrationRefusal(campaign, today)
}

async function wantedOf(
  { stores, clock }: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  unit: OrganizationItem,
  { unitId, target }: Asked,
): Promise<Participation> {
  const subjectId = unitId ?? viewer.id
  const root = unitId === null ? null : await stores.campaign.byId(campaign.rootId)
  return {
    id: participationId(campaign.rootId, subjectId),
    campaignId: campaign.id,
    rootId: campaign.rootId,
    kind: unitId === null ? 'MEMBER' : 'UNION',
    subjectId,
    unionId: unit.id,
    upperId: unit.parentId ?? unit.id,
    state: 'REGISTERED',
    target,
    registeredOn: clock.today(),
    withdrawnOn: null,
    version: 1,
    reports: [],
    waiting: false,
    counts: root !== null && unit.path.startsWith(`${root.issuerPath}/`),
  }
}

/**
 * The registration that is there, or a new one, or the withdrawn one again. Nearly every person's is new: it is written
 * before anything is read. Inside a transaction a second row would end it, so there it is read first.
 */
async function store(
  { stores }: Pick<Context, 'stores'>,
  wanted: Participation,
  session?: ClientSession,
): Promise<Participation> {
  if (!session && (await stores.participation.insert(wanted))) return wanted
  const known = await stores.participation.byId(wanted.id, session)
  if (known?.state === 'REGISTERED') return known
  if (known) {
    const { campaignId, unionId, upperId, target, registeredOn, counts } = wanted
    const again = { campaignId, unionId, upperId, target, registeredOn, counts }
    const change = { ...again, state: 'REGISTERED' as const, withdrawnOn: null }
    const next = await stores.participation.advance(known, change, session)
    if (next) return next
  } else if (await stores.participation.insert(wanted, session)) return wanted
  const now = await stores.participation.byId(wanted.id, session)
  if (!now) throw new Error(`${wanted.id} is neither there nor new`)
  return now
}

async function registerUnit(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  { unit, wanted }: { unit: OrganizationItem; wanted: Participation },
  session: ClientSession,
): Promise<Participation> {
  const known = await ctx.stores.participation.byId(wanted.id, session)
  if (known?.state === 'REGISTERED') return known
  // a person's own registration leaves no line anywhere
  await ctx.audit.act(viewer, wanted.id, 'REGISTER_UNIT', session)
  const stored = await store(ctx, wanted, session)
  const size = await ctx.stores.headcount.ofUnion(unit.id)
  const boards = [campaign.id, ...campaign.lineage]
  const programme = programmeOf(campaign)
  const counted = programme
    ? await initiativeCounts(ctx.stores, unit.id, programme, session)
    : { registered: reportedValue(stored) ?? 0, verified: verifiedValue(stored) ?? 0 }
  const place = placeOf(unit, size?.members ?? 0)
  const row = { ...place, ...counted, target: stored.target, via: campaign.id }
  await ctx.stores.board.put(boards, unit.id, row, session)
  if (stored.counts) await tellRegistered(ctx, session, stored)
  return stored
}
