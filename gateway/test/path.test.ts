import { parse, type DocumentNode } from 'graphql'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeSupergraph, readSubgraphSdl } from '../src/compose.ts'
import { SUPERGRAPH_FILE } from '../src/subgraphs.ts'
import { linksBetween } from './path.ts'

const supergraph = parse(readFileSync(SUPERGRAPH_FILE, 'utf8'))

function planted(service: string, sdl: string): DocumentNode {
  return parse(
    composeSupergraph((name) =>
      name === service ? `${readSubgraphSdl(name)}\n${sdl}` : readSubgraphSdl(name),
    ),
  )
}

describe('no path leads between a member and a ballot', () => {
  it('in the committed supergraph', () => {
    expect(linksBetween(supergraph)).toEqual([])
  })

  it.each([
    [
      'a ballot reachable from a member',
      'surveys',
      'type Member @key(fields: "id") { id: ID! lastReceipt: Receipt }',
    ],
    [
      'a list of ballots behind two types',
      'surveys',
      'extend type Pool { book: Book }  type Book { receipts: [Receipt!] } extend type Survey { x: Int }  type Member @key(fields: "id") { id: ID! pool: Pool }',
    ],
    [
      'a member reachable from a ballot',
      'surveys',
      'extend type Receipt { by: Member }  type Member @key(fields: "id", resolvable: false) { id: ID! }',
    ],
    ['a member id on a ballot', 'surveys', 'extend type Receipt { memberId: ID }'],
    [
      'a member id in what is sent with a ballot',
      'surveys',
      'extend input BallotInput { member: ID }',
    ],
    ['a ballot key on a member', 'membership', 'extend type Member { ballotKey: String }'],
    ['a ballot key on a pass', 'surveys', 'extend type SurveyPassIssued { ballotKey: String }'],
    ['a ballot that can be looked up', 'surveys', 'extend type Receipt @key(fields: "ballotKey")'],
    [
      'a root field from member to ballots',
      'surveys',
      'extend type Query { ballotsOf(member: ID!): [Receipt!] }',
    ],
    [
      'a second argument beside a ballot',
      'surveys',
      'extend type Query { receipts(survey: String!): [Receipt!] }',
    ],
  ])('and turns red for %s', (_, service, sdl) => {
    expect(linksBetween(planted(service, sdl))).not.toEqual([])
  })
})
