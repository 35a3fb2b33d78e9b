import { describe, expect, it } from 'vitest'
import { readSubgraphSdl } from './compose.ts'
import { lintContract } from './composition-lint.ts'
import { SUBGRAPHS } from './subgraphs.ts'

const lint = (sdl: string) => lintContract('ratings', sdl)

describe('the contracts', () => {
  it.each(SUBGRAPHS)('of %s hold nothing the planner gets wrong', (name) => {
    expect(lintContract(name, readSubgraphSdl(name))).toEqual([])
  })
})

describe('the lint refuses what fails in the public audit', () => {
  it('requires-with-argument: a required field with an argument', () => {
    const sdl = `type Product @key(fields: "upc") {
      upc: String!
      price(currency: String!): Int @external
      shipping: Int @requires(fields: "price(currency: \\"USD\\") weight")
    }`
    expect(lint(sdl)).toEqual([expect.stringMatching(/^ratings: Product\.shipping: @requires/)])
  })

  it('requires-with-argument: also deep inside, and in an extension', () => {
    const sdl = `extend type Product { dear: Boolean
      @federation__requires(fields: "category { price(currency: \\"USD\\") }") }`
    expect(lint(sdl)).toEqual([expect.stringMatching(/^ratings: Product\.dear: @requires/)])
  })

  it('keys-mashup: keys that select into an object', () => {
    const sdl = `type A @key(fields: "id") @key(fields: "compositeId { one two }")
      @key(fields: "id compositeId { two three }") { id: ID! }`
    const keys = lint(sdl).map((line) => /@key "[^"]*"/.exec(line)?.[0])
    expect(keys).toEqual(['@key "compositeId { one two }"', '@key "id compositeId { two three }"'])
  })

  it('non-resolvable-interface-object: both sides of it', () => {
    expect(lint('type Node @key(fields: "id") @interfaceObject { id: ID! }')).toHaveLength(1)
    const sdl = 'interface Node @key(fields: "id", resolvable: false) { id: ID! }'
    expect(lint(sdl)).toEqual([expect.stringContaining('an interface that cannot be resolved')])
  })
})

describe('the lint refuses links', () => {
  const link = (version: string, more = '') =>
    `extend schema @link(url: "https://specs.apollo.dev/${version}", import: ["@key"${more}])`

  it.each(['authenticated', 'requiresScopes', 'policy'])('to @%s, however it comes in', (name) => {
    expect(lint(link('federation/v2.10', `, "@${name}"`))).toHaveLength(1)
    expect(lint(link('federation/v2.10', `, {name: "@${name}"}`))).toHaveLength(1)
    expect(lint(link(`${name}/v0.1`))).toHaveLength(1)
    expect(lint(`type Query { a: Int @federation__${name} }`)).toHaveLength(1)
    expect(lint(`type Query { a: Int @${name} }`)).toHaveLength(1)
  })

  it('to a federation newer than this gateway', () => {
    expect(lint(link('federation/v2.15'))).toHaveLength(1)
    expect(lint(link('federation/v3.0'))).toHaveLength(1)
  })

  it('that rename what it looks for', () => {
    expect(lint(link('federation/v2.10', ', {name: "@requires", as: "@needs"}'))).toHaveLength(1)
    const as = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", as: "fed")'
    expect(lint(as)).toHaveLength(1)
  })

  it('and takes the others', () => {
    expect(lint(link('federation/v2.14', ', "@requires"'))).toEqual([])
    expect(
      lint('type A @key(fields: "id code") { id: ID! code: Int @requires(fields: "b { c }") }'),
    ).toEqual([])
    expect(lint('type A @key(fields: "id", resolvable: false) { id: ID! }')).toEqual([])
  })
})
