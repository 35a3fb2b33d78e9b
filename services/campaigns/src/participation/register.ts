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
import type { Stores } from '../stores.ts'
import {
  isTarget,
  joiningOf,
  participationId,
  reportedValue,
  verifiedValue,
  type Participation,
} from './participation.ts'
import type { ParticipationChange } from './participation-store.ts'
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
  | Conflict

type Conflict = { kind: 'conflict'; currentVersion: number }
type Joined = { kind: 'changed'; participation: Participation; isSame: boolean }

/** `version` is that of the registration the sender read; null where there was none. */
export type Asked = { unitId: string | null; target: number | null; version: number | null }

/**
 * Registers the viewer, or a unit of the viewer's scope (CAM-3). Twice is the same as once, also when both come at the
 * same moment; after a withdrawal it registers again and keeps its history, for whoever read that withdrawal.
 */
export async function register(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  asked: Asked,
): Promise<Registered> {
  const { unitId, target } = asked
  const unit = await unitFor(ctx, viewer, unitId)
  if (unitId !== null && !(unit && mayActFor(viewer, unit)))
    return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const rule = refusal(campaign, unit, unitId === null ? 'MEMBER' : 'UNION', ctx.clock.today())
  if (!unit || rule) return { kind: 'refused', rule: rule ?? 'NOT_IN_AUDIENCE' }
  if (!isTarget(target)) return { kind: 'invalid', field: 'target', rule: 'TARGET_RANGE' }
  const wanted = await wantedOf(ctx, viewer, campaign, unit, asked)
  const { version } = asked
  if (wanted.kind === 'MEMBER') return await registerMember(ctx, wanted, version)
  return await inTransaction(
    ctx.stores.connection,
    async (session) =>
      await registerUnit(ctx, viewer, campaign, { unit, wanted, version }, session),
  )
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
  { unitId, target }: Pick<Asked, 'unitId' | 'target'>,
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

/** Nearly every person's is new: it is written before anything is read. */
async function registerMember(
  { stores }: Context,
  wanted: Participation,
  version: number | null,
): Promise<Registered> {
  if (version === null && (await stores.participation.insert(wanted)))
    return { kind: 'changed', participation: wanted }
  const joined = await join(stores, wanted, version)
  return joined ?? (await join(stores, wanted, version)) ?? (await conflictNow(stores, wanted))
}

/** Writes only over the version that was read; null when somebody was first between the look and the change. */
async function join(
  { participation }: Pick<Stores, 'participation'>,
  wanted: Participation,
  version: number | null,
  session?: ClientSession,
): Promise<Joined | Conflict | null> {
  const known = await participation.byId(wanted.id, session)
  const joining = joiningOf(known, version)
  if (joining === 'STALE') return { kind: 'conflict', currentVersion: known?.version ?? 0 }
  if (known && joining === 'SAME') return { kind: 'changed', participation: known, isSame: true }
  const done = known
    ? await participation.advance(known, again(wanted), session)
    : (await participation.insert(wanted, session)) && wanted
  return done ? { kind: 'changed', participation: done, isSame: false } : null
}

/** What changes when a withdrawn registration is taken up again; its reports stay. */
function again({
  campaignId,
  unionId,
  upperId,
  target,
  registeredOn,
  counts,
}: Participation): ParticipationChange {
  const anew = { campaignId, unionId, upperId, target, registeredOn, counts }
  return { ...anew, state: 'REGISTERED', withdrawnOn: null }
}

async function conflictNow(
  { participation }: Pick<Stores, 'participation'>,
  { id }: Participation,
): Promise<Conflict> {
  const now = await participation.byId(id)
  return { kind: 'conflict', currentVersion: now?.version ?? 0 }
}

type WantedUnit = { unit: OrganizationItem; wanted: Participation; version: number | null }

async function registerUnit(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  { unit, wanted, version }: WantedUnit,
  session: ClientSession,
): Promise<Registered> {
  const { stores } = ctx
  const joined = await join(stores, wanted, version, session)
  // in one snapshot a second writer ends the transaction and is tried again
  if (!joined) throw new Error(`${wanted.id} is neither there nor new`)
  if (joined.kind === 'conflict' || joined.isSame) return joined
  // a person's own registration leaves no line anywhere
  await ctx.audit.act(viewer, wanted.id, 'REGISTER_UNIT', session)
  await putUnit(ctx, campaign, unit, joined.participation, session)
  if (joined.participation.counts) await tellRegistered(ctx, session, joined.participation)
  return joined
}

async function putUnit(
  { stores }: Context,
  campaign: Campaign,
  unit: OrganizationItem,
  joined: Participation,
  session: ClientSession,
): Promise<void> {
  const size = await stores.headcount.ofUnion(unit.id)
  const programme = programmeOf(campaign)
  const counted = programme
    ? await initiativeCounts(stores, unit.id, programme, session)
    : { registered: reportedValue(joined) ?? 0, verified: verifiedValue(joined) ?? 0 }
  const place = placeOf(unit, size?.members ?? 0)
  const row = { ...place, ...counted, target: joined.target, via: campaign.id }
  await stores.board.put([campaign.id, ...campaign.lineage], unit.id, row, session)
}
