import type { Context } from '../context.ts'
import type { Subject, SubjectKind } from './evidence.ts'

type Found = Omit<Subject, 'kind' | 'id' | 'path'> & { unionId: string }
type FindSubject = (ctx: Context, id: string) => Promise<Found | null>

/** What takes evidence, and whose it is; null = there is none. */
const owners: Readonly<Record<SubjectKind, FindSubject>> = {
  /** A person's participation is of nobody's business but the person's. */
  PARTICIPATION: async ({ stores }, id) => {
    const row = await stores.participation.byId(id)
    if (!row) return null
    const [owner, memberIds] =
      row.kind === 'MEMBER' ? (['PERSON', [row.subjectId]] as const) : (['UNIT', []] as const)
    return {
      unionId: row.unionId,
      owner,
      memberIds,
      open: row.state === 'REGISTERED',
      decided: false,
      confidential: false,
    }
  },
  MODEL: async ({ stores }, id) => {
    const model = await stores.model.byId(id)
    if (!model) return null
    const open = ['REGISTERED', 'IN_PROGRESS', 'SUBMITTED'].includes(model.state)
    const decided = model.recognizedOn !== null || model.state === 'NOT_RECOGNIZED'
    const unit = { unionId: model.unitId, owner: 'UNIT', memberIds: [] } as const
    return { ...unit, open, decided, confidential: false }
  },
  /** A draft is its authors' alone. */
  INITIATIVE: async ({ stores }, id) => {
    const row = await stores.initiative.byId(id)
    if (!row) return null
    const over = ['COUNTED', 'REPLICATED', 'REVOKED', 'WITHDRAWN'].includes(row.state)
    return {
      unionId: row.unionId,
      owner: row.editions.length === 0 ? 'PERSON' : 'AUTHORS',
      memberIds: row.authors.flatMap(({ memberId }) => memberId ?? []),
      open: !over,
      decided: row.countedOn !== null,
      confidential: row.text.confidential,
    }
  },
  /** The picture of a person who is recognised: open to others only while the person consents (CAM-6). */
  RECOGNITION: async ({ stores }, id) => {
    const row = await stores.recognition.byId(id)
    if (!row || row.memberId === null) return null
    return {
      unionId: row.unitId,
      owner: 'PERSON',
      memberIds: [row.memberId],
      open: row.state === 'APPROVED' || row.state === 'PUBLISHED',
      decided: false,
      confidential: false,
      shown: row.state === 'PUBLISHED' && row.consent.picture ? row.pictureId : null,
    }
  },
}

export async function findSubject(
  ctx: Context,
  kind: SubjectKind,
  id: string,
): Promise<Subject | null> {
  const found = await owners[kind](ctx, id)
  if (!found) return null
  const { unionId, ...rest } = found
  const unit = await ctx.loaders.organization.load(unionId)
  return unit && { kind, id, path: unit.path, ...rest }
}
