import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastRegistrationDay, registrationRefusal, type Criterion } from './campaign.ts'
import { sampleCampaign } from './sample-campaign.ts'
import { looserField } from './tighten.ts'

const words = { vi: 'Ít nhất', en: 'At least' }
const atLeast = (value: number): Criterion => ({ code: 'A', kind: 'AT_LEAST', text: words, value })
const atMost = (value: number): Criterion => ({ code: 'B', kind: 'AT_MOST', text: words, value })
const parent = sampleCampaign({
  criteria: [atLeast(3), atMost(10)],
  registrationUntil: '2023-06-30',
  appliedWindow: { from: '2021-09-01', to: '2023-09-01' },
  exclusions: ['OUTSIDE_WINDOW'],
})
const field = (changes: Parameters<typeof sampleCampaign>[0]) =>
  looserField(parent, { ...parent, ...changes })?.field ?? null

test('a child that loosens is refused with the field named', () => {
  expect(field({ startsOn: '2022-12-31' })).toBe('startsOn')
  expect(field({ endsOn: '2024-01-01' })).toBe('endsOn')
  expect(field({ endsOn: null })).toBe('endsOn')
  expect(field({ registrationUntil: '2023-07-01' })).toBe('registrationUntil')
  expect(field({ registrationUntil: null })).toBe('registrationUntil')
  expect(field({ criteria: [atLeast(3)] })).toBe('criteria')
  expect(field({ criteria: [atLeast(2), atMost(10)] })).toBe('criteria')
  expect(field({ criteria: [atLeast(3), atMost(11)] })).toBe('criteria')
  expect(
    field({ criteria: [{ ...atLeast(3), text: { vi: 'Khác', en: 'Other' } }, atMost(10)] }),
  ).toBe('criteria')
  expect(field({ appliedWindow: { from: '2021-08-31', to: '2023-09-01' } })).toBe('appliedWindow')
  expect(field({ appliedWindow: null })).toBe('appliedWindow')
  expect(field({ exclusions: [] })).toBe('exclusions')
  expect(looserField({ ...parent, who: 'UNITS' }, { ...parent, who: 'MEMBERS' })?.field).toBe('who')
})

test('a child that tightens, or sets its own goals and further criteria, is taken', () => {
  expect(field({})).toBeNull()
  const own = { code: 'OWN', kind: 'TEXT' as const, text: words, value: null }
  expect(
    field({
      startsOn: '2023-02-01',
      endsOn: '2023-11-30',
      registrationUntil: '2023-05-31',
      criteria: [own, atLeast(5), atMost(4)],
      goals: [{ text: words, value: 7 }],
      appliedWindow: { from: '2022-01-01', to: '2023-01-01' },
      exclusions: ['OUTSIDE_WINDOW', 'NOT_RECOGNISED'],
      who: 'UNITS',
    }),
  ).toBeNull()
})

test('whatever is taken lies within what every level above set', () => {
  const day = fc.constantFrom('2023-01-01', '2023-03-01', '2023-06-01', '2023-09-01', '2023-12-31')
  const bounds = fc.record({
    startsOn: day,
    endsOn: fc.option(day),
    registrationUntil: fc.option(day),
    criteria: fc.integer({ min: 0, max: 5 }).map((value) => [atLeast(value)]),
  })
  fc.assert(
    fc.property(fc.array(bounds, { minLength: 2, maxLength: 4 }), (levels) => {
      const plans = levels.map((level) => sampleCampaign(level))
      const linked = plans.every((plan, at) => {
        const above = plans[at - 1]
        return above === undefined || looserField(above, plan) === null
      })
      const [top, low] = [plans[0], plans.at(-1)]
      if (!linked || !top || !low) return
      expect(looserField(top, low)).toBeNull()
      expect(low.startsOn >= top.startsOn).toBe(true)
      const [last, limit] = [lastRegistrationDay(low), lastRegistrationDay(top)]
      expect(limit === null || (last !== null && last <= limit)).toBe(true)
      // nobody can register below on a day that is too late above
      if (limit !== null && limit < '2023-12-31')
        expect(registrationRefusal({ ...low, state: 'RUNNING' }, '2023-12-31')).not.toBeNull()
    }),
  )
})
