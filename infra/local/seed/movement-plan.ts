import type { AnswerPlan } from './answers.ts'
import { writeName } from './person-names.ts'
import { PROVINCE, TAN_UYEN } from './places.ts'
import { randomOf } from './random.ts'
import type { DemoOfficer, DemoWorld } from './world-types.ts'

/** A union that takes part, by its chair. `members` on the opening day. */
export type TakingPart = { unionId: string; card: string; members: number; target: number }

/** A person the seeder signs in who is not on the sign-in list. */
export type Extra = { memberId: string; card: string; name: string; appointment: string | null }

/** Who does what in campaigns and referrals of 2023; no ballot and no rating of 2022 follows from it. */
export type MovementPlan = {
  today: string
  tea: TakingPart
  /** Unions of Tân Uyên whose members the survey's answers leave alone, so that no card signs in twice at once. */
  unions: TakingPart[]
  /** Lead author of the counted initiative, and the member who is introduced; both of the tea company. */
  author: Extra
  introduced: Extra
  /** The second officer of the tea company's union: signs what the chair wrote. */
  teaVice: Extra
  school: { unionId: string; chair: Extra; vice: Extra; invited: string }
}

const UNIONS = 18
const LEADS: DemoOfficer['post'][] = ['CHAIR', 'ACTING_CHAIR']

/** Pure: the same world and answers give the same plan. @throws RangeError when the world has no such people */
export function planMovements(world: DemoWorld, answers: AnswerPlan): MovementPlan {
  const today = answers.openOn
  const random = randomOf(world.seed, 'movements')
  const find = finderOf(world, today)
  const busy = new Set(
    answers.unions
      .filter(({ answering, passOnly }) => answering.length + passOnly.length > 0)
      .map(({ unionId }) => unionId),
  )
  const part = (unionId: string): TakingPart => {
    const members = find.members(unionId).length
    return {
      unionId,
      card: find.officer(unionId, LEADS).card,
      members,
      target: 2 + random.below(9),
    }
  }
  const quiet = world.organizations.filter(
    ({ id, parentId, validFrom }) =>
      parentId === TAN_UYEN && validFrom <= today && id !== world.planted.tea && !busy.has(id),
  )
  const { tea } = world.planted
  const [author, introduced] = find.plain(tea)
  if (!author || !introduced) throw new RangeError('the tea company has too few members')
  return {
    today,
    tea: part(tea),
    unions: random
      .shuffle(quiet)
      .slice(0, UNIONS)
      .map(({ id }) => part(id)),
    author,
    introduced,
    teaVice: find.officer(tea, ['VICE_CHAIR']),
    school: schoolOf(world, find),
  }
}

function schoolOf({ demoPeople }: DemoWorld, find: ReturnType<typeof finderOf>) {
  const invited = demoPeople.find(({ key }) => key === 'schoolMember')?.memberId ?? ''
  const unionId = find.unionOf(invited)
  const chair = find.officer(unionId, LEADS)
  return { unionId, chair, vice: find.officer(unionId, ['VICE_CHAIR']), invited }
}

/** Looks people up on one day. */
function finderOf(world: DemoWorld, day: string) {
  const people = new Map(world.members.map((member) => [member.id, member]))
  const rows = world.memberships.filter(({ from, to }) => from <= day && (to === null || day <= to))
  const posts = world.officers.filter(({ from, to }) => from <= day && (to === null || day <= to))
  const held = new Set(posts.map(({ memberId }) => memberId))
  const scripted = new Set(world.demoPeople.map(({ memberId }) => memberId))
  const extra = (memberId: string, appointment: string | null): Extra => {
    const person = people.get(memberId)
    if (!person) throw new RangeError(`nobody is ${memberId}`)
    return { memberId, card: person.cardNo, name: writeName(person.name), appointment }
  }
  const members = (unionId: string) => rows.filter((row) => row.unionId === unionId)
  return {
    members,
    unionOf: (id: string) => rows.find(({ memberId }) => memberId === id)?.unionId ?? PROVINCE,
    officer: (unionId: string, wanted: readonly DemoOfficer['post'][]): Extra => {
      const post = posts.find((one) => one.unionId === unionId && wanted.includes(one.post))
      if (!post) throw new RangeError(`${unionId} has no ${wanted.join(' or ')}`)
      return extra(post.memberId, post.id)
    },
    /** Members of some years, without a post and not on the sign-in list. */
    plain: (unionId: string): Extra[] =>
      members(unionId)
        .filter(({ memberId, from }) => from < '2020' && !held.has(memberId))
        .filter(({ memberId }) => !scripted.has(memberId) && people.get(memberId)?.active)
        .map(({ memberId }) => extra(memberId, null)),
  }
}
