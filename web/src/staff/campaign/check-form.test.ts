import { expect, test } from 'vitest'
import {
  formOfCampaign,
  formOfParent,
  inputOf,
  nextCode,
  type CampaignForm,
} from './campaign-form.ts'
import { LAUNCH_STEPS, wrongOnStep } from './check-form.ts'
import { sampleCampaign } from './sample-campaign.ts'

const parent = sampleCampaign()
const adopted = formOfParent(parent, 'UP-X', '2023-06-20')

function fields(form: CampaignForm): string[] {
  return LAUNCH_STEPS.flatMap((step) => wrongOnStep(form, step, parent)).map(({ field }) => field)
}

test('an adoption as it starts loosens nothing and has no goals of the parent', () => {
  expect(fields(adopted)).toEqual([])
  expect(adopted).toMatchObject({ startsOn: '2023-06-20', audience: 'UP-X', goals: [] })
})

test('an adoption starts with its parent where today is past its end', () => {
  expect(formOfParent(parent, 'UP-X', '2024-01-01').startsOn).toBe('2023-06-01')
})

test.each<[string, Partial<CampaignForm>]>([
  ['startsOn', { startsOn: '2023-05-31' }],
  ['endsOn', { endsOn: '2023-09-02' }],
  ['endsOn', { endsOn: '', registrationUntil: '2023-08-01' }],
  ['who', { who: 'UNITS_AND_MEMBERS' }],
  ['appliedWindow', { appliedFrom: '', appliedTo: '' }],
  ['appliedWindow', { appliedTo: '2023-09-02' }],
  ['criteria', { criteria: [] }],
  ['criteria', { criteria: adopted.criteria.map((line) => ({ ...line, value: '2' })) }],
])('a looser %s is refused at its field', (field, part) => {
  expect(fields({ ...adopted, ...part })).toEqual([field])
})

test('stricter is taken, and own criteria and goals are free', () => {
  const own = { code: 'OWN_2', kind: 'TEXT' as const, vi: 'Của mình', en: 'Our own', value: '' }
  const stricter = adopted.criteria.map((line) => ({ ...line, value: '5' }))
  const goals = [{ vi: 'Mười việc', en: 'Ten things', value: '10' }]
  const criteria = [...stricter, { ...own, fixed: false }]
  expect(fields({ ...adopted, endsOn: '2023-08-01', criteria, goals })).toEqual([])
})

test('what is missing is said on its own step', () => {
  const form = { ...adopted, titleEn: '', goals: [{ vi: 'Việc', en: 'Thing', value: '' }] }
  expect(wrongOnStep(form, 'what', null)).toEqual([{ field: 'title', rule: 'BOTH_LANGUAGES' }])
  expect(wrongOnStep(form, 'criteria', null)).toEqual([{ field: 'goals', rule: 'VALUE_NEEDED' }])
  expect(wrongOnStep(form, 'when', null)).toEqual([])
})

test('a draft comes back as it was saved', () => {
  const { id: _, ...plan } = parent
  expect(inputOf(formOfCampaign(parent, null))).toMatchObject({
    title: { vi: plan.title.vi },
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    registrationUntil: null,
    criteria: [{ code: 'LEAST', kind: 'AT_LEAST', value: 3 }],
    goals: [{ value: 40 }],
    appliedWindow: { from: '2021-09-01', to: '2023-09-01' },
  })
})

test('an empty line is no criterion, and a new one never takes a code', () => {
  const empty = { code: 'OWN_9', kind: 'TEXT' as const, vi: ' ', en: '', value: '', fixed: false }
  const { criteria } = inputOf({ ...adopted, criteria: [empty] })
  expect(criteria).toEqual([])
  expect(nextCode([{ code: 'OWN_2' }])).toBe('OWN_3')
})
