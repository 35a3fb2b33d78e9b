import { expect, test } from 'vitest'
import { wrongField } from './check-campaign.ts'
import { planOfTemplate } from './plan-input.ts'
import { templateByCode, TEMPLATES } from './templates.ts'

test('the catalogue holds the twelve of the plan and the theme of the year, each in both languages', () => {
  expect(TEMPLATES.map(({ code }) => code)).toEqual([
    'GOOD_CREATIVE_LABOUR',
    'MILLION_INITIATIVES',
    'OFFICE_CULTURE',
    'CULTURE_SPORT',
    'GREEN_CLEAN_OSH',
    'WOMEN_DUAL_EXCELLENCE',
    'RENEWAL_CREATIVITY_EFFECTIVENESS',
    'JOIN_HANDS_NEW_RURAL',
    'JOIN_HANDS_FOR_THE_POOR',
    'NEW_RURAL_CIVILISED_CITY',
    'VIETNAMESE_GOODS',
    'FOR_THE_POOR',
    'THEME_OF_YEAR',
  ])
  for (const template of TEMPLATES)
    for (const phase of [null, ...template.phases])
      expect(wrongField(planOfTemplate(template, phase, '2023-01-01')), template.code).toBeNull()
})

test('phase 2 of the initiatives carries its days, its window and what it excludes as data', () => {
  const phase = templateByCode('MILLION_INITIATIVES')?.phases.find(({ code }) => code === 'PHASE_2')
  expect(phase).toMatchObject({
    startsOn: '2022-06-01',
    endsOn: '2023-09-01',
    appliedWindow: { from: '2021-09-01', to: '2023-09-01' },
    exclusions: [
      'NOT_RECOGNISED',
      'OUTSIDE_WINDOW',
      'AGAINST_ORDER_OR_MORALS',
      'UNDER_IP_PROTECTION',
    ],
  })
})
