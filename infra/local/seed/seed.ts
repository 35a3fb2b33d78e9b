import { writeFile } from 'node:fs/promises'
import { loadWorld } from '@tinnhiem/membership/demo'
import type { SeedContext } from '../seed-context.ts'
import { allTold } from './all-told.ts'
import { answerSurvey, type Answering } from './answer-survey.ts'
import { planAnswers } from './answers.ts'
import { signCastIn, signHelpersIn } from './cast.ts'
import { missingCases, readPublished } from './check-planted.ts'
import { followCodes } from './code-file.ts'
import { openDoor, type GraphDoor } from './graph-door.ts'
import { planMovements } from './movement-plan.ts'
import { plantMovements } from './plant-movements.ts'
import { rateYear } from './rate-year.ts'
import { signIn, type Session } from './sign-in.ts'
import { closeSurvey, openSurvey } from './stage-survey.ts'
import type { DemoPersonKey, DemoWorld } from './world-types.ts'
import { makeWorld } from './world.ts'

/** People at work at the same time: enough to keep two cores busy, and few once the doors are open. */
const WIDTH = 24
const WIDTH_BESIDE_PEOPLE = 6

type Seeding = {
  world: DemoWorld
  door: GraphDoor
  as: (person: DemoPersonKey) => Promise<Session>
  withCard: (card: string) => Promise<Session>
  answering: (survey: string, width: number) => Answering
}

/** Loads the province and waits until every service knows it. */
export async function seedProvince(ctx: SeedContext): Promise<void> {
  const world = makeWorld(ctx.seed)
  await writeFile(ctx.peopleFile, JSON.stringify(people(world)), { mode: 0o600 })
  await loadWorld(ctx.mongoUri('tn_membership'), world)
  await allTold(ctx.mongoUri('tn_membership'), ctx.progress)
}

/**
 * A past year: surveys the province through the gateway, closes, rates and publishes (issue 4, item 6).
 * Throws when a case planted in 2022 is missing from the published ratings.
 */
export async function seedPast(ctx: SeedContext, year: number): Promise<void> {
  const world = makeWorld(ctx.seed)
  await using door = openDoor(ctx.gatewayUrl, WIDTH)
  const { as, answering } = seeding(ctx, world, door)
  const plan = planAnswers(world, year, ctx.size)
  const hands = { administrator: await as('surveyAdministrator'), officer: await as('provincial') }
  const survey = await openSurvey(hands, plan, ctx.progress)
  await answerSurvey(answering(survey.id, WIDTH), plan)
  await closeSurvey(hands, survey, ctx.progress)
  await rateYear(
    { starter: hands.officer, approver: await as('approver') },
    year,
    survey.id,
    ctx.progress,
  )
  if (year !== 2022) return
  const missing = missingCases(world.planted, await readPublished(hands.officer, year))
  if (missing.length > 0) throw new Error(`the demo lacks planted cases: ${missing.join('; ')}`)
}

/**
 * The open survey: answers it without the people of the sign-in list; it stays open. Beside the answers come the
 * campaigns and referrals of 2023. Throws when something planted is missing.
 */
export async function seedOpen(ctx: SeedContext, year: number): Promise<void> {
  const world = makeWorld(ctx.seed)
  await using door = openDoor(ctx.gatewayUrl, WIDTH)
  const { as, withCard, answering } = seeding(ctx, world, door)
  const plan = planAnswers(world, year, ctx.size)
  const hands = { administrator: await as('surveyAdministrator'), officer: await as('provincial') }
  // While the keys are made: the scripted people sign in before anybody else can.
  const [survey, cast] = await Promise.all([
    openSurvey(hands, plan, ctx.progress),
    signCastIn(as, { provincial: hands.officer }),
  ])
  ctx.opened()
  const movements = planMovements(world, plan)
  const helpers = await signHelpersIn(withCard, movements, WIDTH_BESIDE_PEOPLE)
  await Promise.all([
    answerSurvey(answering(survey.id, WIDTH_BESIDE_PEOPLE), plan),
    plantMovements(ctx, { cast, helpers, plan: movements, liaison: idOf(world, 'liaison') }),
  ])
}

function seeding(
  ctx: SeedContext,
  world: DemoWorld,
  door: GraphDoor,
): Omit<Seeding, 'world' | 'door'> {
  const readCode = followCodes(ctx.codeFile)
  const cards = new Map(world.members.map(({ id, cardNo }) => [id, cardNo]))
  const cardOf = new Map(world.demoPeople.map(({ key, card }) => [key, card]))
  const withCard = async (card: string) => await signIn(door, readCode, card)
  return {
    as: async (person) => await withCard(cardOf.get(person) ?? ''),
    withCard,
    answering: (survey, width) => ({
      door,
      readCode,
      cards,
      survey,
      width,
      progress: ctx.progress,
    }),
  }
}

function idOf({ demoPeople }: DemoWorld, person: DemoPersonKey): string {
  const found = demoPeople.find(({ key }) => key === person)
  if (!found) throw new Error(`nobody plays the ${person}`)
  return found.memberId
}

/** What the sign-in page offers: the card and what the person does. */
function people({ demoPeople }: DemoWorld) {
  return demoPeople.map(({ card, name, does }) => ({ card, name, role: does }))
}
