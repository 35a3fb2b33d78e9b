import { ROLES } from '@tinnhiem/kit/roles'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ANONYMOUS_FIELDS } from './anonymous.ts'
import { composeSupergraph, readSubgraphSdl } from './compose.ts'
import { ENTITY_POLICY, ROOT_POLICY } from './policy.ts'
import { entitiesOf, rootFieldsOf } from './supergraph-walk.ts'

const supergraph = parse(composeSupergraph())

/** What has no row, and rows of what is gone. */
function differences(found: readonly string[], table: object): string[] {
  const rows = new Set(Object.keys(table))
  return [
    ...found.filter((name) => !rows.has(name)),
    ...[...rows].filter((name) => !found.includes(name)),
  ]
}

describe('the policy table', () => {
  it('has a row for every root field, and none for a field that is gone', () => {
    expect(differences(rootFieldsOf(supergraph), ROOT_POLICY)).toEqual([])
  })

  it('has a row for every entity', () => {
    expect(differences(entitiesOf(supergraph), ENTITY_POLICY)).toEqual([])
  })

  it('turns red for a planted root field and a planted entity', () => {
    const planted = parse(
      composeSupergraph((name) =>
        name === 'surveys'
          ? `${readSubgraphSdl(name)}
             extend type Query { ballotsOf(member: ID!): [Planted!] }
             type Planted @key(fields: "id") { id: ID! }`
          : readSubgraphSdl(name),
      ),
    )
    expect(differences(rootFieldsOf(planted), ROOT_POLICY)).toEqual(['Query.ballotsOf'])
    expect(differences(entitiesOf(planted), ENTITY_POLICY)).toEqual(['surveys.Planted'])
  })

  it('names the anonymous fields the gateway strips, and no others', () => {
    const rows = Object.entries(ROOT_POLICY).filter(([, { who }]) => who === 'ANONYMOUS')
    expect(rows.map(([name]) => name.replace(/.*\./, '')).toSorted()).toEqual(
      [...ANONYMOUS_FIELDS].toSorted(),
    )
  })

  it('names only roles of the platform', () => {
    const named = Object.values({ ...ROOT_POLICY, ...ENTITY_POLICY }).flatMap(({ who }) =>
      typeof who === 'string' ? [] : who,
    )
    expect(named.filter((role) => !ROLES.includes(role))).toEqual([])
  })
})
