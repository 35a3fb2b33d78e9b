import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { globSync, mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeSupergraph, isFresh, readSubgraphSdl } from './compose.ts'
import { SUBGRAPHS } from './subgraphs.ts'

const ROOT = join(import.meta.dirname, '../..')

async function servedSdl(sdl: string): Promise<string> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }])
  const result = await graphql({ schema, source: '{ _service { sdl } }' })
  const served = result.data?.['_service'] as { sdl: string } | undefined
  return served?.sdl ?? ''
}

describe('the supergraph', () => {
  it('is what the SDL files compose to (else: npm run codegen)', () => {
    expect(isFresh()).toBe(true)
  })

  it('is composed from what the subgraphs serve', async () => {
    const served = await Promise.all(
      SUBGRAPHS.map(async (name) => [name, await servedSdl(readSubgraphSdl(name))] as const),
    )
    const sdl = new Map<string, string>(served)
    expect(composeSupergraph((name) => sdl.get(name) ?? '')).toBe(composeSupergraph())
  })

  it('names every composition error at once', () => {
    const broken = (
      name: string,
    ) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", import: ["@key"])
      type Query { ${name}: Int }  type Thing @key(fields: "id") { id: ID!  ${name === 'surveys' ? 'size: Int!' : 'size: String'} }`
    expect(() => composeSupergraph(broken)).toThrow(/do not compose:[\s\S]*Thing\.size/)
  })

  it('asks for no federation version the gateway does not read', () => {
    for (const name of SUBGRAPHS) expect(readSubgraphSdl(name)).toContain('federation/v2.10"')
  })

  it('has no @requires, which this planner gets wrong beside arguments (gateway.md 1.2)', () => {
    expect(composeSupergraph()).not.toMatch(/requires: "/)
  })
})

describe('the files of a subgraph', () => {
  it('are joined slice by slice, and a service without any is named', () => {
    const root = mkdtempSync(join(tmpdir(), 'tn-sdl-'))
    for (const slice of ['b', 'a']) {
      mkdirSync(join(root, 'services/surveys/src', slice), { recursive: true })
      writeFileSync(join(root, 'services/surveys/src', slice, 'schema.graphql'), `# ${slice}\n`)
    }
    expect(readSubgraphSdl('surveys', root)).toBe('# a\n\n# b\n')
    expect(() => readSubgraphSdl('ratings', root)).toThrow(/services\/ratings has no schema/)
    rmSync(root, { recursive: true })
  })
})

describe('the installation', () => {
  // mixed patches break nearly every query (gateway.md, fact 7)
  it.each(['federation-internals', 'query-planner', 'query-graphs'])(
    'holds one copy of @apollo/%s',
    (name) => {
      const found = globSync(`node_modules/.pnpm/*/node_modules/@apollo/${name}/package.json`, {
        cwd: ROOT,
      })
      expect(new Set(found.map((file) => realpathSync(join(ROOT, file)))).size).toBe(1)
    },
  )
})
