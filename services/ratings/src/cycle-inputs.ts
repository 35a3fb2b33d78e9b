import { z } from 'zod'
import type { CycleInputs } from './rating/inputs.ts'
import type { LeaderScheme } from './scheme/leader-scheme.ts'

const day = z.iso.date()
const count = z.int().min(0)
const points = z.number().min(0).max(100)
const share = z.number().min(0).max(1)

const factCode = z.enum([
  'PETITIONS_ON_TIME',
  'DENSITY',
  'DEMOCRACY',
  'REPORTS_ON_TIME',
  'INITIATIVE_COUNTED',
  'MODEL_RECOGNISED',
  'CAMPAIGN_REGISTERED',
])

const factCriteria = z.strictObject({
  max: points,
  criteria: z.array(
    z.strictObject({
      code: z.string(),
      max: points,
      measure: z.enum(['RATIO', 'EVENT']),
      fact: factCode,
      carriesOver: z.boolean(),
      sumsBelow: z.boolean(),
    }),
  ),
})

const scale = z.strictObject({
  weights: z.array(points).min(2),
  storedAlpha: z.array(z.number().positive()).min(2),
})

const postQuestions = z.strictObject({
  trust: z.string(),
  items: z.array(z.string()),
  prior: z.enum(['UPPER_UNION', 'ALL']),
})

const legalShare = z.strictObject({
  numerator: count,
  denominator: z.int().positive(),
  strict: z.boolean(),
})

const scheme = z.strictObject({
  code: z.string(),
  version: z.int().positive(),
  validFrom: day,
  validTo: day.nullable(),
  work: factCriteria,
  satisfaction: z.strictObject({ max: points }),
  trust: z.strictObject({ max: points }),
  bonus: factCriteria,
  scales: z.strictObject({ trust: scale, item: scale }),
  posts: z.strictObject({ CHAIR: postQuestions, UPPER_CHAIR: postQuestions }),
  shrinkage: z.strictObject({
    upperUnionStrength: z.number().positive(),
    concentrationCap: z.number().positive(),
    alphaFloor: z.number().positive(),
    minimumGroups: count,
    minimumAnswers: z.int().positive(),
    intervalProbability: share,
  }),
  levels: z
    .array(
      z.strictObject({
        level: z.enum(['EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED']),
        from: points,
      }),
    )
    .min(2),
  ceiling: z.strictObject({
    cap: share,
    base: z.enum(['GOOD_OR_BETTER', 'GOOD_EXCLUDING', 'ALL_RATED']),
    minimumAnswers: count,
    minimumResponseRate: share,
    minimumLow: points.nullable(),
    poolBelow: count,
  }),
  eligibility: z.strictObject({ monthsInPost: count, minimumAnswers: z.int().positive() }),
  explain: z.strictObject({ fewAnswersBelow: count }),
  legal: z.strictObject({ overHalf: legalShare, twoThirds: legalShare }),
}) satisfies z.ZodType<LeaderScheme>

const group = z.strictObject({
  id: z.string(),
  kind: z.enum(['POOL', 'OTHER_UNITS']),
  pools: z.array(
    z.strictObject({
      number: count,
      unionId: z.string().nullable(),
      upperId: z.string().nullable(),
    }),
  ),
  upperId: z.string().nullable(),
  eligible: count,
  ballots: count,
  counts: z.record(
    z.string(),
    z.strictObject({ levels: z.array(count), skipped: count, dontKnow: count }),
  ),
})

const fact = z.strictObject({
  code: factCode,
  unionId: z.string(),
  asOf: day,
  /** Inputs frozen before facts had one hold one fact a day. */
  rev: count.default(0),
  numerator: count,
  denominator: count,
  source: z.string(),
  eventId: z.string(),
})

const post = z.strictObject({
  id: z.string(),
  memberId: z.string(),
  unionId: z.string(),
  kind: z.enum(['CHAIR', 'UPPER_CHAIR']),
  acting: z.boolean(),
  from: day,
  to: day.nullable(),
  upperId: z.string().nullable(),
  directUnderProvince: z.boolean(),
})

/** The frozen inputs of a cycle as they come from a file or a database (rating/inputs.ts, domain.md D-14). */
export const cycleInputs = z.strictObject({
  cycle: z.strictObject({ year: z.int(), closingDay: day }),
  scheme,
  release: z.strictObject({
    surveyId: z.string(),
    k: z.int().positive(),
    groups: unique(z.array(group)),
  }),
  facts: z.array(fact).refine(inOnePlace, { message: 'two facts in one place of the order' }),
  posts: unique(z.array(post)),
  units: unique(z.array(z.strictObject({ id: z.string(), upperId: z.string().nullable() }))),
}) satisfies z.ZodType<CycleInputs>

/** Of two facts of one union and code one is the newest. */
function inOnePlace(facts: readonly z.infer<typeof fact>[]): boolean {
  const places = facts.map(({ unionId, code, asOf, rev }) =>
    JSON.stringify([unionId, code, asOf, rev]),
  )
  return new Set(places).size === facts.length
}

/** A list in which no id comes twice: a group or post counted twice would change the ratings in silence. */
function unique<T extends { id: string }>(list: z.ZodType<T[]>) {
  return list.refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
    message: 'the same id twice',
  })
}
