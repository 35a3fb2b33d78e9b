import { ENTITY_POLICY, ROOT_POLICY } from '@tinnhiem/gateway/policy'
import { SignJWT, importJWK } from 'jose'
import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type TestWorld } from '../world/world.ts'
import { draftsSurvey } from '../world/verbs.ts'

/**
 * Deny by default (issue 4): every root field and every entity of the supergraph has a row in the policy, and is called
 * without an identity and from a foreign scope, with the ids of real objects.
 */
const supergraph = buildSchema(
  readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'),
  { assumeValidSDL: true, assumeValid: true },
)

let world: TestWorld
let ids: Record<string, string>

beforeAll(async () => {
  world = await createWorld({ redisDb: 2 })
  const survey = await draftsSurvey(world)
  ids = {
    survey: survey.id,
    member: world.people.memberIds.get('U-TEA:3') ?? '',
    employer: 'E-U-TEA',
    organization: 'U-TEA',
  }
})
afterAll(async () => await world[Symbol.asyncDispose]())

const REFUSALS = ['NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_FOUND', 'INVALID_INPUT']
const SUCCESSES = [
  'SurveyChanged',
  'SurveyPassIssued',
  'RatingCycleChanged',
  'RatingRunStarted',
  'RatingRunCancelled',
  'CampaignChanged',
  'ParticipationChanged',
  'InitiativeChanged',
  'InitiativeLeft',
  'JoinCodeMade',
  'JoinOffer',
  'ModelChanged',
  'RecognitionChanged',
  'ReferralChanged',
  'ReferralInvitationSent',
  'ReferralListChosen',
  'ReferralWithdrawn',
  'ReceivedReferralChanged',
  'PartyOrganSaved',
  'ReferralFormFilled',
  'QuerySaved',
  'SavedQueryRemoved',
  'AccessTokenCreated',
  'AccessTokenRevoked',
]

function rootFields(): [string, GraphQLField<unknown, unknown>][] {
  const types = [supergraph.getQueryType(), supergraph.getMutationType()]
  return types.flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map(
      (field): [string, GraphQLField<unknown, unknown>] => [`${type?.name}.${field.name}`, field],
    ),
  )
}

describe('deny by default', () => {
  it('has a policy row for every root field and entity', () => {
    expect(Object.keys(ROOT_POLICY).toSorted()).toEqual(
      rootFields()
        .map(([name]) => name)
        .toSorted(),
    )
    expect(Object.keys(ENTITY_POLICY).length).toBeGreaterThan(5)
  })

  for (const [name, field] of rootFields()) {
    const rule = ROOT_POLICY[name]
    if (!rule || rule.who === 'ANYONE') continue
    if (rule.who === 'ANONYMOUS') {
      it(`${name} is refused together with a session`, async () => {
        const answer = await (
          await world.as('hang')
        ).ask(documentOf(name, field, supergraph), variablesOf(field, ids))
        expect(answer.data?.[field.name] ?? null).toBeNull()
        expect(answer.status).toBeGreaterThanOrEqual(400)
      })
      continue
    }
    it(`${name} tells nobody anything without a session`, async () => {
      expectDenied(
        await world.nobody.ask(documentOf(name, field, supergraph), variablesOf(field, ids)),
        field.name,
      )
    })
    if (rule.outOfScope === 'NO_SCOPE') continue
    it(`${name} tells a foreign scope nothing`, async () => {
      // A liaison: signed in, in no unit of the objects asked for, with no right over any of them.
      expectDenied(
        await (
          await world.as('lien')
        ).ask(documentOf(name, field, supergraph), variablesOf(field, ids)),
        field.name,
      )
    })
  }

  it('keeps an upper officer of one district out of another district', async () => {
    const phin = await world.as('phin')
    const answer = await phin.ask(
      'query ($id: ID!) { member(id: $id, purpose: "kiểm tra thử") { id } }',
      { id: ids['member'] },
    )
    expectDenied(answer, 'member')
    const own = await phin.data(
      'query ($id: ID!) { member(id: $id, purpose: "kiểm tra thử") { id phone } }',
      { id: world.people.memberIds.get('U-SCHOOL:3') },
    )
    expect(own['member'].phone).toMatch(/^0900/)
  })

  for (const name of Object.keys(ENTITY_POLICY)) {
    const [service, type] = name.split('.') as ['membership' | 'surveys' | 'ratings', string]
    it(`${name} is not resolved for a call the gateway did not sign, nor for nobody`, async () => {
      const url = world.env[`TN_${service.toUpperCase()}_URL`] ?? ''
      const unsigned = await entity(url, type, null)
      expect(unsigned.status).toBe(401)
      const nobody = await entity(url, type, await identity({ roles: [] }))
      expect(nobody.status).toBe(200)
      expect(nobody.json.data?._entities?.[0] ?? null).toBeNull()
    })
  }
})

function expectDenied(
  answer: { data: Record<string, any> | null; errors: { extensions?: Record<string, unknown> }[] },
  field: string,
): void {
  const value = answer.data?.[field] ?? null
  const empty =
    value === null || (Array.isArray(value) && value.length === 0) || value?.totalCount === 0
  const refused =
    typeof value === 'object' &&
    value !== null &&
    '__typename' in value &&
    !SUCCESSES.includes(value.__typename)
  expect(empty || refused, JSON.stringify(answer)).toBe(true)
  for (const { extensions } of answer.errors) expect(REFUSALS).toContain(extensions?.['code'])
}

const declared = (argument: GraphQLArgument) => `$${argument.name}: ${argument.type.toString()}`

/** A document that asks for as little as possible, so that only the right decides. */
function documentOf(
  name: string,
  field: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
): string {
  const operation = name.startsWith('Mutation') ? 'mutation' : 'query'
  const variables = field.args.length > 0 ? `(${field.args.map(declared).join(', ')})` : ''
  const passed =
    field.args.length > 0
      ? `(${field.args.map(({ name: argument }) => `${argument}: $${argument}`).join(', ')})`
      : ''
  const type = getNamedType(field.type)
  const total = isObjectType(type) && type.getFields()['totalCount'] ? ' totalCount' : ''
  const selection = isUnionType(type) || isObjectType(type) ? `{ __typename${total} }` : ''
  return schema.getType(type.name)
    ? `${operation} Deny${variables} { ${field.name}${passed} ${selection} }`
    : ''
}

function variablesOf(
  field: GraphQLField<unknown, unknown>,
  known: Record<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    field.args.map((argument) => [
      argument.name,
      valueOf(
        argument.type,
        argument.name === 'id' ? field.name.toLowerCase() : argument.name,
        known,
      ),
    ]),
  )
}

function valueOf(type: GraphQLInputType, name: string, known: Record<string, string>): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, known)
  if (isListType(type)) return [valueOf(type.ofType, name, known)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((each) => [
        each.name,
        valueOf(each.type, each.name, known),
      ]),
    )
  if (type.name === 'Int' || type.name === 'Vnd') return 1
  if (type.name === 'Boolean') return true
  if (type.name === 'Date') return '2023-11-21'
  const object = Object.keys(known).find((key) => name.includes(key))
  return (object && known[object]) ?? 'U-TEA'
}

async function identity(claims: object): Promise<string> {
  const jwk = JSON.parse(world.env['TN_IDENTITY_KEY'] ?? '{}')
  const token = new SignJWT({ lang: 'vi', ...claims }).setProtectedHeader({ alg: 'EdDSA' })
  return await token
    .setIssuer('tinnhiem-gateway')
    .setAudience('subgraph')
    .setExpirationTime('30s')
    .sign(await importJWK(jwk, 'EdDSA'))
}

async function entity(url: string, type: string, token: string | null) {
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }'
  const id =
    ids[type.toLowerCase()] ?? (type === 'UnionOrganization' ? ids['organization'] : 'leaders-2023')
  const headers = {
    'content-type': 'application/json',
    ...(token ? { 'x-tinnhiem-identity': token } : {}),
  }
  const body = JSON.stringify({ query, variables: { r: [{ __typename: type, id }] } })
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  const text = await response.text()
  return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : {} }
}
