import { CLASSES, type ToldPart } from '../../services/ratings/src/class-figure/tell-classes.ts'

/** Every figure of an organisation in every planted year; used with `FRAGMENTS`. */
export const FIGURES = '...Figures'
export const FRAGMENTS = `
  fragment Figures on UnionOrganization {
    c2021: leaderClasses(year: 2021) { ...Classes } t2021: trust(year: 2021) { ...Trust }
    c2022: leaderClasses(year: 2022) { ...Classes } c2023: leaderClasses(year: 2023) { ...Classes }
    t2022: trust(year: 2022) { ...Trust } t2023: trust(year: 2023) { ...Trust } }
  fragment Classes on LeaderClassesResult { __typename
    ... on LeaderClasses { rated excellent good completed notCompleted goodOrBetter goodOrBetterPercent goodOrBetterAtLeastPercent belowGood
      groups { levels leaders } }
    ... on NotEnoughData { reason } }
  fragment Trust on TrustResult { __typename
    ... on TrustFigures { kind groups eligible ballots responsePercent satisfaction chairTrust provinceTrust
      items { question precision shares atLeast80 scored index } }
    ... on NotEnoughData { reason } }`
export const PAGE = `{ edges { node { id ${FIGURES} } } pageInfo { hasNextPage endCursor } }`

/** What was told of classes, as the attacker takes it; null where nothing was. */
export function partsOf(told: {
  __typename: string
  groups?: { levels: string[]; leaders: number }[]
}): ToldPart[] | null {
  const places: readonly string[] = CLASSES
  return told?.groups
    ? told.groups.map(({ levels, leaders }) => ({
        classes: levels.map((level) => places.indexOf(level)),
        leaders,
      }))
    : null
}

/** Whether at least 80 % was told, and no number. */
export const isMostlyGood = (told: {
  goodOrBetter?: number
  goodOrBetterAtLeastPercent?: number
}) => told.goodOrBetter === null && told.goodOrBetterAtLeastPercent === 80
