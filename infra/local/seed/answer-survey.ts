import type { Pass } from '@tinnhiem/web/ballot'
import type { AnswerPlan, UnionAnswers } from './answers.ts'
import type { ReadCode } from './code-file.ts'
import type { GraphDoor } from './graph-door.ts'
import { inParallel } from './in-parallel.ts'
import { sendBallot } from './send-ballot.ts'
import { signIn } from './sign-in.ts'
import { findPool, takePass, type CheckedPool } from './take-passes.ts'

export type Answering = {
  door: GraphDoor
  readCode: ReadCode
  /** Member id -> card. */
  cards: Map<string, string>
  survey: string
  width: number
  progress: (step: string, done: number, total: number) => void
}

type Holder = { memberId: string; union: UnionAnswers; answers: boolean }
type Ballot = { pass: Pass; answers: readonly number[] }

/**
 * A survey's answers the real way: every member of the plan signs in and takes a pass; then, when all passes are out,
 * the ballots go without a session in an order that has nothing to do with the passes. Which pass carries which
 * ballot is drawn afresh and kept nowhere.
 */
export async function answerSurvey(work: Answering, plan: AnswerPlan): Promise<void> {
  const holders = shuffled(plan.unions.flatMap(holdersOf))
  const pools = new Map<string, Promise<CheckedPool>>()
  const passes = new Map<UnionAnswers, Pass[]>()
  await inParallel(
    holders,
    work.width,
    async (holder) => {
      const pass = await passFor(work, holder, pools)
      if (holder.answers) passes.set(holder.union, [...(passes.get(holder.union) ?? []), pass])
    },
    (done) => work.progress('thẻ phiếu · passes', done, holders.length),
  )
  const ballots = shuffled([...passes].flatMap(([union, held]) => pair(held, union.ballots)))
  await inParallel(
    ballots,
    work.width,
    async ({ pass, answers }) => await sendBallot(work.door, pass, answers),
    (done) => work.progress('phiếu · ballots', done, ballots.length),
  )
}

function holdersOf(union: UnionAnswers): Holder[] {
  const { answering, passOnly } = union
  return [
    ...answering.map((memberId) => ({ memberId, union, answers: true })),
    ...passOnly.map((memberId) => ({ memberId, union, answers: false })),
  ]
}

/** The first of a union looks its pool up; the others of the union have the same one. */
async function passFor(
  { door, readCode, cards, survey }: Answering,
  { memberId, union }: Holder,
  pools: Map<string, Promise<CheckedPool>>,
): Promise<Pass> {
  const session = await signIn(door, readCode, cards.get(memberId) ?? '')
  const pool = pools.get(union.unionId) ?? findPool(door, session, survey)
  pools.set(union.unionId, pool)
  return await takePass(session, await pool)
}

function pair(passes: readonly Pass[], ballots: readonly (readonly number[])[]): Ballot[] {
  const mixed = shuffled(passes)
  return ballots.flatMap((answers, i) => {
    const pass = mixed[i]
    return pass ? [{ pass, answers }] : []
  })
}

/** Not the demo's repeatable numbers: these draws must not be known afterwards. */
function shuffled<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({
    item,
    key: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}
