import { describe, expect, it } from 'vitest'
import { ANNIVERSARIES } from './anniversaries.ts'
import {
  anniversariesIn,
  campaignDeadlines,
  inOrder,
  orientationProblem,
  roundDeadlines,
} from './calendar.ts'

describe('anniversaries', () => {
  const of = (year: number) => anniversariesIn(`${year}-01-01`, `${year}-12-31`)
  const one = (year: number, code: string) => of(year).find(({ id }) => id === `${code}.${year}`)

  it('of 2023 are the ones the plan names: 93, 94 and 60 years', () => {
    expect(one(2023, 'PARTY_FOUNDED')).toMatchObject({ day: '2023-02-03', years: 93 })
    expect(one(2023, 'UNION_FOUNDED')).toMatchObject({ day: '2023-07-28', years: 94 })
    expect(one(2023, 'PROVINCIAL_UNION_FOUNDED')).toMatchObject({ day: '2023-04-15', years: 60 })
  })

  it('show the typing error of the plan as printed, with a note', () => {
    expect(one(2024, 'PROVINCE_FOUNDED')).toMatchObject({
      day: '2024-01-01',
      years: 20,
      printed: '01/01/2004–01/01/2014',
      note: { vi: expect.stringContaining('01/01/2024') },
    })
    expect(one(2004, 'PROVINCE_FOUNDED')).toBeUndefined()
  })

  it('of the moon are days of the lunar calendar, in years whose table is there', () => {
    const moon = new Intl.DateTimeFormat('en-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    })
    for (const { lunar, solarDays } of ANNIVERSARIES)
      for (const [year, day] of Object.entries(solarDays)) {
        expect(day.slice(0, 4)).toBe(year)
        const [dayOfMonth, month] = (lunar ?? '').split('/').map(Number)
        expect(moon.format(new Date(day)), day).toBe(`${month}/${dayOfMonth}`)
      }
    expect(one(2023, 'LUNAR_NEW_YEAR')).toMatchObject({
      day: '2023-01-22',
      lunar: '01/01',
      years: null,
    })
    expect(one(2050, 'LUNAR_NEW_YEAR')).toBeUndefined()
  })

  it('are found across years, both ends included', () => {
    const found = anniversariesIn('2023-09-02', '2024-01-01').map(({ id }) => id)
    expect(found).toEqual([
      'NATIONAL_DAY.2023',
      'VIETNAMESE_WOMEN_DAY.2023',
      'PROVINCE_FOUNDED.2024',
    ])
    expect(anniversariesIn('2023-05-02', '2023-05-03')).toEqual([])
  })
})

it('deadlines come from campaigns and rounds, in order of day', () => {
  const title = { vi: '1 triệu sáng kiến', en: '1 million initiatives' }
  const entries = [
    ...roundDeadlines({ id: 'f', title, rounds: [{ no: 1, closingDay: '2023-03-31' }] }),
    ...campaignDeadlines({ id: 'c', title, endsOn: '2023-09-01', registrationUntil: '2023-02-01' }),
    ...campaignDeadlines({ id: 'open', title, endsOn: null, registrationUntil: null }),
  ]
  expect(
    inOrder(entries, '2023-02-01', '2023-08-31').map(({ day, campaignId, appealId }) => [
      day,
      campaignId,
      appealId,
    ]),
  ).toEqual([
    ['2023-02-01', 'c', null],
    ['2023-03-31', null, 'f'],
  ])
})

it('an orientation is for a month and says something in both languages', () => {
  const words = { vi: 'Tháng Công nhân', en: "Workers' month" }
  expect(orientationProblem({ month: '2023-05-01', title: words, text: words })).toBeNull()
  expect(orientationProblem({ month: '2023-05-02', title: words, text: words })?.rule).toBe(
    'NOT_A_MONTH',
  )
  expect(
    orientationProblem({ month: '2023-05-01', title: { ...words, en: ' ' }, text: words })?.rule,
  ).toBe('TEXT_LENGTH')
})
