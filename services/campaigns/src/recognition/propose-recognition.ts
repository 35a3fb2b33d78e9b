import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { STANDING } from '../initiative/initiative.ts'
import { RECOGNISED } from '../model/model.ts'
import type { RecognitionOutcome } from './outcome.ts'
import { recognitionMover } from './read-recognition.ts'
import type { Recognition, RecognitionSubject } from './recognition.ts'

type Localized = { vi: string; en: string }

export type WantedRecognition = {
  subject: RecognitionSubject
  title: Localized
  citation: Localized | null
  initiativeId: string | null
  place: number | null
  modelId: string | null
  unitId: string | null
}

type Subject = Pick<Recognition, 'unitId' | 'initiativeId' | 'modelId' | 'memberId'>

/** An organiser proposes an author of a counted initiative, a recognised model, or a unit; no name is needed (CAM-6). */
export async function proposeRecognition(
  ctx: Context,
  viewer: SignedInViewer,
  wanted: WantedRecognition,
): Promise<RecognitionOutcome> {
  const subject = await subjectOf(ctx, wanted)
  const unit = subject && (await ctx.loaders.organization.load(subject.unitId))
  // Who may not propose here hears the same for what is there and what is not.
  if (!holdsAnywhere(viewer) || (unit && !recognitionMover(viewer, unit).isOrganiser))
    return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  if (!subject || !unit)
    return { kind: 'invalid', problem: { field: 'subject', rule: 'SUBJECT_UNKNOWN' } }
  if (!isTitle(wanted.title.vi) || !isTitle(wanted.title.en))
    return { kind: 'invalid', problem: { field: 'title', rule: 'TITLE_LENGTH' } }
  if (subject.memberId === viewer.id) return { kind: 'refused', rule: 'NOT_ABOUT_YOURSELF' }
  const recognition = newRecognition(ctx, viewer, wanted, subject)
  await ctx.audit.act(viewer, recognition.id, 'PROPOSE_RECOGNITION')
  await ctx.stores.recognition.insert(recognition)
  return { kind: 'changed', recognition }
}

function holdsAnywhere({ roles }: SignedInViewer): boolean {
  return roles.some(({ role }) => role === 'CAMPAIGN_ORGANISER')
}

function isTitle(text: string): boolean {
  return text.trim().length >= 3 && text.length <= 200
}

async function subjectOf(ctx: Context, wanted: WantedRecognition): Promise<Subject | null> {
  const none = { initiativeId: null, modelId: null, memberId: null }
  if (wanted.subject === 'UNIT')
    return wanted.unitId === null ? null : { ...none, unitId: wanted.unitId }
  if (wanted.subject === 'MODEL') {
    const model = await ctx.loaders.model.load(wanted.modelId ?? '')
    if (!model || !RECOGNISED.includes(model.state)) return null
    return { ...none, modelId: model.id, unitId: model.unitId }
  }
  const initiative = await ctx.loaders.initiative.load(wanted.initiativeId ?? '')
  const author = initiative?.authors.find(({ place }) => place === wanted.place)
  if (!initiative || !STANDING.includes(initiative.state) || !author?.memberId) return null
  const { id, unionId } = initiative
  return { ...none, initiativeId: id, memberId: author.memberId, unitId: unionId }
}

function newRecognition(
  { stores }: Context,
  { id }: SignedInViewer,
  { subject, title, citation }: WantedRecognition,
  about: Subject,
): Recognition {
  return {
    id: stores.recognition.newId(),
    version: 1,
    ...{ subject, title, citation, ...about },
    proposedBy: id,
    state: 'PROPOSED',
    consent: { name: false, picture: false },
    ...{ pictureId: null, decisionNo: null, publishedOn: null, steps: [] },
  }
}
