import { auditModel, createAudit } from '@tinnhiem/kit/audit'
import { createClock } from '@tinnhiem/kit/clock'
import { prepareModels } from '@tinnhiem/kit/mongo'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '../src/context.ts'
import { createLoaders } from '../src/loaders.ts'
import { closeSurvey } from '../src/survey/close-survey.ts'
import { draftSurvey } from '../src/survey/draft-survey.ts'
import { makeMove } from '../src/survey/move-survey.ts'
import { openSurvey } from '../src/survey/open-survey.ts'
import type { SurveyState } from '../src/survey/survey.ts'
import { aSurvey, ownStores, people, takeInUnion } from './databases.ts'

let stores: Awaited<ReturnType<typeof ownStores>>
let audit: ReturnType<typeof auditModel>

beforeAll(async () => {
  stores = await ownStores()
  const [surveys] = stores.survey.models
  if (!surveys) throw new Error('no model')
  audit = auditModel(surveys.db)
  await prepareModels([audit])
  await takeInUnion(stores, 'U-A', people(20))
})
afterAll(async () => await stores?.[Symbol.asyncDispose]())

const scope = { org: 'U-A', path: '/P12/U-A' }
const roles = ['SURVEY_ADMINISTRATOR', 'PROVINCIAL_OFFICER'].map((role) => ({ role, ...scope }))
const work = { makeKeys: async () => {}, tally: async () => {} }

/** Somebody who may do everything here; with `broken` no line of audit can be written. */
function context(broken: boolean): Context {
  const { read, act } = createAudit(audit, () => new Date())
  const failing: typeof act = async (...line) => {
    await act(...line)
    throw new Error('the audit is full')
  }
  const viewer = { id: 'M-X', roles, lang: 'vi', anonymous: false, requestId: null }
  const clock = createClock()
  const loaders = createLoaders(stores, clock.today())
  const told = { stores, loaders, clock, audit: { read, act: broken ? failing : act } }
  return { ...told, viewer, work } as unknown as Context
}

const moves = {
  REQUEST_REVIEW: async (ctx: Context, id: string, version: number) =>
    await makeMove(ctx, id, version, 'REQUEST_REVIEW'),
  APPROVE: async (ctx: Context, id: string, version: number) =>
    await makeMove(ctx, id, version, 'APPROVE'),
  OPEN: openSurvey,
  CLOSE: async (ctx: Context, id: string, version: number) =>
    await closeSurvey(ctx, id, version, 'Khảo sát'),
}

it.each<[keyof typeof moves, SurveyState]>([
  ['REQUEST_REVIEW', 'DRAFT'],
  ['APPROVE', 'IN_REVIEW'],
  ['OPEN', 'SCHEDULED'],
  ['CLOSE', 'OPEN'],
])('%s: no move without its line, no line without its move', async (move, state) => {
  const survey = aSurvey({ state })
  await stores.survey.insert(survey)
  for (const holder of ['board', '1', '2'])
    await stores.key.put(survey.id, holder, randomBytes(40), randomBytes(40))
  const lines = async () => await audit.countDocuments({ subject: survey.id })
  const stored = async () => (await stores.survey.byId(survey.id))?.state
  await expect(moves[move](context(true), survey.id, 3)).rejects.toThrow('the audit is full')
  expect([await stored(), await lines()]).toEqual([state, 0])
  const outcomes = await Promise.all(
    [1, 2, 3].map(async () => await moves[move](context(false), survey.id, 3)),
  )
  expect(outcomes.filter(({ kind }) => kind === 'moved')).toHaveLength(1)
  expect(await stored()).not.toBe(state)
  expect(await audit.find({ subject: survey.id }).lean()).toMatchObject([{ purpose: move }])
})

it('a draft without its line is none', async () => {
  const before = await stores.survey.inState('DRAFT')
  const texts = { template: 'YEARLY', audience: 'U-A', titleVi: 'Một', titleEn: 'One' }
  const input = { ...texts, year: 2023, opensOn: '2099-01-01', closesOn: '2099-01-09' }
  await expect(draftSurvey(context(true), input)).rejects.toThrow('the audit is full')
  expect(await stores.survey.inState('DRAFT')).toHaveLength(before.length)
  expect(await draftSurvey(context(false), input)).toMatchObject({ ok: true })
  expect(await stores.survey.inState('DRAFT')).toHaveLength(before.length + 1)
})
