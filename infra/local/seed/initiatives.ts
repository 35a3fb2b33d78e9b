import { z } from 'zod'
import type { Cast, Helpers } from './cast.ts'
import { change } from './change.ts'
import type { Session } from './sign-in.ts'

const Changed = z.object({ initiative: z.object({ id: z.string(), version: z.number() }) })
const Programmes = z.object({
  initiativeProgrammes: z.array(
    z.object({ id: z.string(), declarations: z.array(z.object({ code: z.string() })) }),
  ),
})

type Known = z.infer<typeof Changed>['initiative']

/** Lò Thị Hặc has a draft with a place for a co-author; another initiative of her union is counted. */
export async function plantInitiatives(cast: Cast, { author }: Helpers): Promise<void> {
  const programme = await programmeOf(cast.member)
  await draft(cast.member, {
    ...programme,
    title: 'Kệ phơi chè nhiều tầng dùng gió tự nhiên',
    kind: 'TECHNICAL',
    solution: 'Kệ nhiều tầng thay nong tre: phơi được nhiều hơn trên cùng diện tích, đỡ cúi lưng.',
    appliedFrom: '2023-07-03',
    shares: [{ share: 60 }, { share: 40 }],
  })
  const sent = await draft(author, {
    ...programme,
    title: 'Sắp lại ca sao chè để giảm lãng phí hơi nóng',
    kind: 'MANAGEMENT',
    solution: 'Gom mẻ theo độ ẩm của búp, nối ca liền nhau: lò không phải đốt lại.',
    appliedFrom: '2023-03-15',
    benefitVnd: 86_000_000,
    shares: [{ share: 100 }],
  })
  await count(cast, author, sent)
}

async function programmeOf(session: Session) {
  const call = { operation: 'InitiativeProgrammes', variables: {}, answer: Programmes }
  const [first] = (await session(call)).initiativeProgrammes
  if (!first) throw new Error('no programme counts initiatives')
  return { programme: first.id, declarations: first.declarations.map(({ code }) => code) }
}

async function draft(session: Session, input: Record<string, unknown>): Promise<Known> {
  const variables = { input }
  const operation = 'DraftInitiative'
  return (await change(session, { operation, variables, changed: Changed })).initiative
}

/** From the author's hands over the unit's council to the upper union, which counts it (domain.md 4.3.3). */
async function count(
  { chair, upperTanUyen }: Cast,
  author: Session,
  { id, version }: Known,
): Promise<void> {
  const submit = { initiative: id, version, move: 'SUBMIT' }
  const operation = 'MoveOwnInitiative'
  let known = (await change(author, { operation, variables: submit, changed: Changed })).initiative
  const decided = { decisionNo: '15/QĐ-CMTU', decisionOn: '2023-06-20' }
  const steps = [
    [chair, 'CONFIRM', {}],
    [chair, 'RECOGNIZE', decided],
    [chair, 'SEND', {}],
    [upperTanUyen, 'COUNT', {}],
  ] as const
  for (const [session, move, input] of steps) {
    const variables = { initiative: id, version: known.version, move, input }
    const asked = { operation: 'DecideInitiative', variables, changed: Changed }
    known = (await change(session, asked)).initiative
  }
}
