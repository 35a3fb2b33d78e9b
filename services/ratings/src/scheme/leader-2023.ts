import type { FactCode, FactCriterion, LeaderScheme } from './leader-scheme.ts'

/**
 * Scheme `leader-2023`, valid from 01/01/2022 (domain.md 8.2). Frozen to the bottom: a change is a new scheme with its
 * own dates, never an edit.
 */
export const leader2023: LeaderScheme = deepFreeze({
  code: 'leader-2023',
  version: 1,
  validFrom: '2022-01-01',
  validTo: null,
  work: {
    max: 50,
    criteria: [
      ratio('A1', 18, 'PETITIONS_ON_TIME'),
      { ...ratio('A2', 12, 'DENSITY'), carriesOver: true, sumsBelow: true },
      ratio('A3', 12, 'DEMOCRACY'),
      ratio('A4', 8, 'REPORTS_ON_TIME'),
    ],
  },
  satisfaction: { max: 20 },
  trust: { max: 25 },
  bonus: {
    max: 5,
    criteria: [
      event('D1', 2, 'INITIATIVE_COUNTED'),
      event('D2', 2, 'MODEL_RECOGNISED'),
      event('D3', 1, 'CAMPAIGN_REGISTERED'),
    ],
  },
  scales: {
    trust: { weights: [100, 50, 0], storedAlpha: [3.3, 2.1, 0.6] },
    item: { weights: [100, 75, 50, 25, 0], storedAlpha: [2.4, 3.2, 1.6, 0.56, 0.24] },
  },
  posts: {
    CHAIR: {
      trust: 'chairTrust',
      items: ['chair1', 'chair2', 'chair3', 'chair4'],
      prior: 'UPPER_UNION',
    },
    UPPER_CHAIR: { trust: 'upperTrust', items: [], prior: 'ALL' },
  },
  shrinkage: {
    upperUnionStrength: 50,
    concentrationCap: 200,
    alphaFloor: 0.01,
    minimumGroups: 10,
    minimumAnswers: 10,
    intervalProbability: 0.9,
  },
  levels: [
    { level: 'EXCELLENT', from: 90 },
    { level: 'GOOD', from: 70 },
    { level: 'COMPLETED', from: 50 },
    { level: 'NOT_COMPLETED', from: 0 },
  ],
  ceiling: {
    cap: 0.2,
    base: 'GOOD_OR_BETTER',
    minimumAnswers: 10,
    minimumResponseRate: 0.3,
    minimumLow: null,
    poolBelow: 5,
  },
  eligibility: { monthsInPost: 6, minimumAnswers: 10 },
  explain: { fewAnswersBelow: 30 },
  legal: {
    overHalf: { numerator: 1, denominator: 2, strict: true },
    twoThirds: { numerator: 2, denominator: 3, strict: false },
  },
})

function ratio(code: string, max: number, fact: FactCode): FactCriterion {
  return { code, max, measure: 'RATIO', fact, carriesOver: false, sumsBelow: false }
}

function event(code: string, max: number, fact: FactCode): FactCriterion {
  return { ...ratio(code, max, fact), measure: 'EVENT' }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}
