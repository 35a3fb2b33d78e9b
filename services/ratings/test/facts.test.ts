import type { FactItem } from '@tinnhiem/kit/fact'
import { Poison } from '@tinnhiem/kit/tries'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freezeInputs } from '../src/cycle/freeze-inputs.ts'
import { factHandlers } from '../src/fact/record-fact.ts'
import { digestOf, recompute } from '../src/recompute.ts'
import { unionId, YEAR } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

/** As many grassroots unions as the province has (domain.md 7.1). */
const UNIONS = 689
const OF_SCHEME = [
  'INITIATIVE_COUNTED',
  'MODEL_RECOGNISED',
  'CAMPAIGN_REGISTERED',
  'PETITIONS_ON_TIME',
  'DEMOCRACY',
  'REPORTS_ON_TIME',
]

let world: World
let does: ReturnType<typeof verbs>

const fact = (changes: Partial<FactItem>): FactItem => {
  const one = {
    code: 'INITIATIVE_COUNTED',
    unionId: unionId(0),
    asOf: `${YEAR}-06-30`,
    rev: 1,
    numerator: 1,
    denominator: 1,
    source: 'campaigns: counted initiatives',
    ...changes,
  }
  return { eventId: `${one.code}-${one.unionId}-${one.asOf}-${one.rev}`, ...one }
}

const everywhere = (code: string, changes: Partial<FactItem> = {}) =>
  Array.from({ length: UNIONS }, (_, at) => fact({ code, unionId: unionId(at), ...changes }))

const frozen = async () => {
  const cycle = await world.stores.cycle.ofYear(YEAR)
  if (!cycle) throw new Error('no cycle')
  const inputs = await freezeInputs(world.stores, world.releaseKeys, cycle)
  if (!inputs.ok) throw new Error(inputs.problem)
  return inputs.inputsHash
}

beforeAll(async () => {
  world = await createWorld(UNIONS)
  does = verbs(world)
  expect(await world.release()).toBe('TAKEN')
  await does.opens(people.hang)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('what no scheme asks for is kept, and changes no byte of what leaders are rated from', async () => {
  const before = await frozen()
  const others = ['T1b', 'T6', 'T7', 'T8a', 'T8b', 'CAMPAIGN', 'GIVING']
  for (const code of others)
    expect(await world.stores.fact.record(everywhere(code, { numerator: 7 }))).toEqual([])
  expect(await world.stores.fact.model.countDocuments({ code: { $in: others } })).toBe(7 * UNIONS)
  expect(await frozen()).toBe(before)
  await world.stores.fact.record([fact({ unionId: unionId(3) })])
  expect(await frozen()).not.toBe(before)
})

test('only the newest fact of a union and code is frozen: the highest day, then the highest rev', async () => {
  const told = [
    fact({ rev: 1, numerator: 1 }),
    fact({ rev: 10, numerator: 3 }),
    fact({ rev: 9, numerator: 2 }),
    fact({ asOf: `${YEAR}-01-31`, rev: 11, numerator: 4 }),
    fact({ asOf: `${YEAR}-11-16`, rev: 12, numerator: 5 }),
  ]
  expect(await world.stores.fact.record(told.toReversed())).toEqual([])
  const { facts } = JSON.parse(await world.stores.text.get(await frozen()))
  const ofUnion = facts.filter(
    (one: FactItem) => one.unionId === unionId(0) && one.code !== 'DENSITY',
  )
  expect(ofUnion).toEqual([told[1]])
})

test('a fact with a known id and other content is refused aloud, and the rest of its batch is kept', async () => {
  const first = fact({ code: 'DEMOCRACY', unionId: unionId(5), numerator: 1, denominator: 3 })
  const other = { ...first, numerator: 2 }
  const samePlace = { ...first, eventId: 'another-event', numerator: 3 }
  const beside = fact({ code: 'DEMOCRACY', unionId: unionId(6), numerator: 2, denominator: 3 })
  const [handler] = factHandlers(world.stores.fact)
  if (!handler) throw new Error('no handler')
  await handler.take({ facts: [first] }, 'e1')
  await handler.take({ facts: [first] }, 'e1')
  await expect(handler.take({ facts: [other, beside] }, 'e2')).rejects.toThrow(Poison)
  await expect(handler.take({ facts: [samePlace] }, 'e3')).rejects.toThrow('another-event')
  const stored = await world.stores.fact.model.find({ code: 'DEMOCRACY' }).sort({ _id: 1 }).lean()
  expect(stored.map(({ _id, numerator }) => [_id, numerator])).toEqual([
    [first.eventId, 1],
    [beside.eventId, 2],
  ])
})

test('the inputs of a whole province come in parts that each fit into an answer', async () => {
  await world.stores.fact.model.deleteMany({ code: { $in: OF_SCHEME } })
  for (const code of OF_SCHEME)
    for (const rev of [1, 2, 3])
      await world.stores.fact.record(everywhere(code, { rev, numerator: rev }))
  await world.startWorker()
  await does.starts(people.hang)
  await does.done()
  const parts = await does.inputs()
  const text = parts.map((part) => part.text).join('')
  const bytes = parts.map((part) => part.bytes)
  console.log(`inputs of ${UNIONS} unions: ${text.length} characters, answers of ${bytes} bytes`)
  expect(parts.length).toBeGreaterThan(1)
  expect(Math.max(...bytes)).toBeLessThan(700_000)
  const cycle = await does.cycle()
  expect(digestOf(text)).toBe(cycle.inputsHash)
  expect(digestOf(recompute(text))).toBe(cycle.ratingsHash)
  expect(JSON.parse(text).facts).toHaveLength(7 * UNIONS)
})
