import { Kind, type DocumentNode } from 'graphql'
import { entitiesOf, fieldsOf, linksOf, namedType, reachableFrom } from '../src/supergraph-walk.ts'

/** The types of the answer room with every field they may have: a new one is looked at by a person first. */
const BALLOT_TYPES: Readonly<Record<string, readonly string[]>> = {
  AnswerStored: ['receipt'],
  Receipt: ['survey', 'ballotKey', 'seq', 'day', 'signature'],
  BallotKeyList: ['survey', 'count', 'keys', 'signature'],
}

/** What a phone may send with its answers. */
const BALLOT_INPUT = [
  'survey',
  'pool',
  'publicKey',
  'seq',
  'answers',
  'passSignature',
  'signature',
  'padding',
]

/** The only doors of the answer room, with their arguments. */
const BALLOT_DOORS: Readonly<Record<string, readonly string[]>> = {
  'Mutation.answerSurvey': ['ballot'],
  'Query.ballotKeys': ['survey'],
}

/** Types that know the member: what they lead to must stay clear of ballots, and name none. */
const PERSONAL_TYPES = ['Member', 'Viewer', 'OfficerAppointment', 'SurveyPassIssued']

const SPEAKS_OF_BALLOTS = /ballot(?!s$)|receipt|answer|nullKey|passSignature/i

/**
 * Every way between a member and a ballot in the supergraph (privacy.md 1), as sentences; none is expected.
 * Scalars are read by name, because an id is a link too.
 */
export function linksBetween(supergraph: DocumentNode): string[] {
  return [
    ...pathsFromPeople(supergraph),
    ...pathsFromBallots(supergraph),
    ...namesOnPeople(supergraph),
    ...strangeFields(supergraph),
    ...strangeDoors(supergraph),
    ...entitiesOf(supergraph)
      .filter((name) => (name.split('.')[1] ?? '') in BALLOT_TYPES)
      .map((name) => `${name} can be looked up by key`),
  ]
}

function pathsFromPeople(supergraph: DocumentNode): string[] {
  const links = linksOf(supergraph)
  return PERSONAL_TYPES.flatMap((start) =>
    [...reachableFrom(start, links)]
      .filter((type) => type in BALLOT_TYPES)
      .map((type) => `${start} leads to ${type}`),
  )
}

function pathsFromBallots(supergraph: DocumentNode): string[] {
  const links = linksOf(supergraph)
  return Object.keys(BALLOT_TYPES).flatMap((start) =>
    [...reachableFrom(start, links)]
      .filter((type) => PERSONAL_TYPES.includes(type))
      .map((type) => `${start} leads to ${type}`),
  )
}

function namesOnPeople(supergraph: DocumentNode): string[] {
  const links = linksOf(supergraph)
  const near = new Set(PERSONAL_TYPES.flatMap((start) => [...reachableFrom(start, links)]))
  return [...near].flatMap((type) =>
    fieldsOf(supergraph, type)
      .filter((field) => SPEAKS_OF_BALLOTS.test(field.name.value))
      .map((field) => `${type}.${field.name.value} is within a member's reach`),
  )
}

function strangeFields(supergraph: DocumentNode): string[] {
  const found = Object.entries(BALLOT_TYPES).flatMap(([type, known]) =>
    fieldsOf(supergraph, type)
      .filter((field) => !known.includes(field.name.value))
      .map((field) => `${type}.${field.name.value} is new in the answer room`),
  )
  const input = supergraph.definitions.find(
    (node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && node.name.value === 'BallotInput',
  )
  const sent = input?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (input.fields ?? []) : []
  const more = sent.filter((field) => !BALLOT_INPUT.includes(field.name.value))
  return [
    ...found,
    ...more.map((field) => `BallotInput.${field.name.value} is new in what is sent`),
  ]
}

function strangeDoors(supergraph: DocumentNode): string[] {
  const links = linksOf(supergraph)
  const isBallot = (type: string): boolean =>
    [...reachableFrom(type, links)].some((one) => one in BALLOT_TYPES)
  return ['Query', 'Mutation'].flatMap((root) =>
    fieldsOf(supergraph, root)
      .filter((field) => isBallot(namedType(field.type)))
      .filter((field) => {
        const known = BALLOT_DOORS[`${root}.${field.name.value}`] ?? []
        return field.arguments?.some((one) => !known.includes(one.name.value)) ?? true
      })
      .map((field) => `${root}.${field.name.value} opens the answer room`),
  )
}
