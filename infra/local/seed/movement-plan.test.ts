import { expect, test } from 'vitest'
import { openRound } from '../rounds.ts'
import { planAnswers } from './answers.ts'
import { planMovements } from './movement-plan.ts'
import { TAN_UYEN } from './places.ts'
import { makeWorld } from './world.ts'

const world = makeWorld()

test.each(['district', 'full'] as const)('nobody signs in twice at once (%s)', (size) => {
  const answers = planAnswers(world, openRound(size).year, size)
  const { unions } = planMovements(world, answers)
  const busy = answers.unions
    .filter(({ answering, passOnly }) => answering.length + passOnly.length > 0)
    .map(({ unionId }) => unionId)
  expect(unions.filter(({ unionId }) => busy.includes(unionId))).toEqual([])
  expect(unions).toHaveLength(18)
  const upper = new Map(world.organizations.map(({ id, parentId }) => [id, parentId]))
  expect(new Set(unions.map(({ unionId }) => upper.get(unionId)))).toEqual(new Set([TAN_UYEN]))
  expect(new Set(unions.map(({ card }) => card)).size).toBe(unions.length)
})

test('the same world gives the same plan', () => {
  const answers = planAnswers(world, 2023, 'district')
  expect(planMovements(makeWorld(), answers)).toEqual(planMovements(world, answers))
})

test('who is introduced holds no post and is not on the sign-in list', () => {
  const { author, introduced } = planMovements(world, planAnswers(world, 2023, 'district'))
  const named = [
    ...world.officers.map(({ memberId }) => memberId),
    ...world.demoPeople.map(({ memberId }) => memberId),
  ]
  expect([author.memberId, introduced.memberId].filter((id) => named.includes(id))).toEqual([])
  expect(author.memberId).not.toBe(introduced.memberId)
})

test('whoever signs a resolution after the chair has the role for it', () => {
  const { teaVice, school } = planMovements(world, planAnswers(world, 2023, 'district'))
  const officers = world.roles.filter(({ role }) => role === 'GRASSROOTS_OFFICER')
  const roles = officers.map(({ memberId, orgId }) => `${memberId} ${orgId}`)
  expect(roles).toContain(`${teaVice.memberId} ${world.planted.tea}`)
  expect(roles).toContain(`${school.vice.memberId} ${school.unionId}`)
})
