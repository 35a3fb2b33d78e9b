import { z } from 'zod'
import type { Cast, Helpers } from './cast.ts'
import { change } from './change.ts'
import type { MovementPlan } from './movement-plan.ts'
import { PROVINCE } from './places.ts'
import type { Session } from './sign-in.ts'

const Known = z.object({ id: z.string(), version: z.number() })
const Changed = z.object({ referral: Known })
const Saved = z.object({ organ: Known })
const Invited = z.object({ invitation: z.object({ id: z.string() }) })
const Chosen = z.object({ desk: z.object({ officers: z.array(z.object({ id: z.string() })) }) })
const Waiting = z.object({
  myReferralInvitation: z.object({ id: z.string(), text: z.object({ version: z.string() }) }),
  myReferrals: z.array(Known),
})
const Agreed = z.object({ referral: z.object({ id: z.string() }) })
const Criteria = z.object({
  referralCriteria: z.object({
    version: z.string(),
    items: z.array(z.object({ code: z.string() })),
  }),
})

/** The line that only stands in for another one: nobody here is over sixty. */
const STANDS_IN = 'OVER_60_DECIDED'
/** In the words of the page that asks why: the person is shown them with the read. */
const PURPOSE = 'Làm bước tiếp theo'
const VOTE = { convened: 11, present: 9, yes: 8, no: 1, blank: 0 }

type Case = z.infer<typeof Known>

/**
 * A Party organ with its liaison; an invitation that waits for Giàng A Chớ; a member of the tea company put forward and
 * sent, so that the liaison's inbox has one (J10, J11). `liaison` is the member id of the liaison.
 */
export async function plantReferrals(
  cast: Cast,
  helpers: Helpers,
  plan: MovementPlan,
  liaison: string,
): Promise<void> {
  const organ = await addOrgan(cast.provincial, liaison)
  await inviteAtSchool(helpers.schoolChair, plan)
  const referral = await putForward(cast.chair, helpers.introduced, plan)
  await sendToOrgan(cast.chair, helpers.teaVice, { referral, organ, plan })
}

async function addOrgan(provincial: Session, liaison: string): Promise<string> {
  const name = {
    nameVi: 'Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh',
    nameEn: 'Party Committee of the province’s agencies and enterprises',
  }
  const variables = { organ: { ...name, place: PROVINCE, liaisons: [liaison], isOpen: true } }
  const asked = { operation: 'SavePartyOrgan', variables, changed: Saved }
  return (await change(provincial, asked)).organ.id
}

async function inviteAtSchool(chair: Session, { school }: MovementPlan): Promise<void> {
  const { unionId: union, vice, invited: member } = school
  const listed = { union, officers: [vice.appointment] }
  await change(chair, { operation: 'ChooseReferralList', variables: listed, changed: Chosen })
  const variables = { union, member }
  await change(chair, { operation: 'InviteToReferral', variables, changed: Invited })
}

/** Invited, agreed, checked, voted: each by whose it is. */
async function putForward(
  chair: Session,
  person: Session,
  { tea, introduced, teaVice, today }: MovementPlan,
): Promise<Case> {
  const union = tea.unionId
  const listed = { union, officers: [teaVice.appointment] }
  await change(chair, { operation: 'ChooseReferralList', variables: listed, changed: Chosen })
  const invite = { union, member: introduced.memberId }
  await change(chair, { operation: 'InviteToReferral', variables: invite, changed: Invited })
  const agreed = await consent(person)
  const checked = await check(chair, agreed)
  const vote = { body: 'UNION_GROUP', on: today, ...VOTE, candidateNotConvened: true }
  return (
    await change(chair, {
      operation: 'RecordReferralVote',
      variables: { referral: checked.id, version: checked.version, vote },
      changed: Changed,
    })
  ).referral
}

async function consent(person: Session): Promise<Case> {
  const operation = 'OwnReferral'
  const { myReferralInvitation } = await person({ operation, variables: {}, answer: Waiting })
  const variables = { id: myReferralInvitation.id, textVersion: myReferralInvitation.text.version }
  await change(person, { operation: 'ConsentToReferral', variables, changed: Agreed })
  const answer = Waiting.pick({ myReferrals: true })
  const [own] = (await person({ operation, variables: {}, answer })).myReferrals
  if (!own) throw new Error('who agreed has no referral')
  return own
}

async function check(chair: Session, { id, version }: Case): Promise<Case> {
  const asked = { operation: 'ReferralCriteria', variables: {}, answer: Criteria }
  const { referralCriteria } = await chair(asked)
  const answers = referralCriteria.items.map(({ code }) => ({ code, holds: code !== STANDS_IN }))
  const variables = { referral: id, version, criteria: referralCriteria.version, answers }
  return (await change(chair, { operation: 'CheckReferral', variables, changed: Changed })).referral
}

type Sending = { referral: Case; organ: string; plan: MovementPlan }

/** The chair writes the resolution and fills the form, the second officer signs, the chair sends. */
async function sendToOrgan(
  chair: Session,
  vice: Session,
  { referral, organ, plan }: Sending,
): Promise<void> {
  const about = { referral: referral.id }
  const resolution = { number: '03-NQ/CĐCS', on: plan.today, recipient: organ }
  await change(chair, {
    operation: 'DraftReferralResolution',
    variables: { ...about, version: referral.version, resolution },
    changed: Changed,
  })
  await change(chair, {
    operation: 'FillReferralForm',
    variables: { ...about, form: formOf(plan) },
    changed: z.object({ form: z.object({ person: z.string() }) }),
  })
  const signed = await readAndSign(vice, referral.id)
  const send = { ...about, version: signed.referral.version }
  await change(chair, { operation: 'SendReferral', variables: send, changed: Changed })
}

/** Who signs has seen the resolution and its form: their version is signed, no other. */
async function readAndSign(vice: Session, id: string) {
  const asked = { operation: 'ReferralCase', variables: { id, purpose: PURPOSE }, answer: Changed }
  const seen = (await vice(asked)).referral
  const variables = { referral: id, version: seen.version }
  const operation = 'SignReferralResolution'
  return await change(vice, { operation, variables, changed: Changed })
}

function formOf({ introduced, teaVice }: MovementPlan) {
  return {
    upperUnion: 'LĐLĐ huyện Tân Uyên',
    union: 'CĐCS Công ty CP Chè Mây Tân Uyên',
    place: 'Tân Uyên',
    person: introduced.name,
    bornOn: '1993-04-18',
    work: 'công nhân tổ sao chè, Công ty CP Chè Mây Tân Uyên',
    signerPost: 'Phó Chủ tịch',
    signer: teaVice.name,
  }
}
