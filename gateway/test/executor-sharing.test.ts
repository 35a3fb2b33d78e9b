import { beforeAll, describe, expect, it } from 'vitest'
import { composeSupergraph } from '../src/compose.ts'
import type { RequestContext } from '../src/context.ts'
import type { CallSubgraph } from '../src/subgraph-call.ts'
import type { SubgraphName } from '../src/subgraphs.ts'
import { openExecutor, type Asker } from './executors.ts'
import { mockSubgraphs, NO_TROUBLE } from './mocked-subgraphs.ts'

const ME = '{ me { roles { role } } }'
const MANIFEST = 'query Manifest($id: String!) { surveyManifest(survey: $id) { hash } }'
const SIGN_OUT = 'mutation { signOut { done } }'
const mine: Partial<RequestContext> = { identity: 'token-a', signedIn: true }
const hers: Partial<RequestContext> = { identity: 'token-b', signedIn: true }
const nobody: Partial<RequestContext> = { identity: 'token-anonymous', anonymous: true }

/** Enough turns of the event loop for everybody in this process to have asked; no clock decides who comes first. */
async function everybodyHasAsked(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
}

/** Subgraphs that answer a little later, so that calls are under way together. */
function slowSubgraphs() {
  const { callOf, calls } = mockSubgraphs()
  const slow =
    (name: SubgraphName): CallSubgraph =>
    async (request, context) => {
      await everybodyHasAsked()
      context.services.set(name, 'ANSWERED')
      return callOf(NO_TROUBLE)(name)(request, context)
    }
  return { slow, calls }
}

describe('fetches under way at one time', () => {
  const { slow, calls } = slowSubgraphs()
  let asker: Asker
  beforeAll(async () => {
    asker = await openExecutor('compiled', slow, composeSupergraph())
  })
  const callsFor = async (
    query: string,
    contexts: readonly Partial<RequestContext>[],
    variables: readonly Record<string, unknown>[] = [{}],
  ): Promise<number> => {
    const before = calls.length
    const answers = await Promise.all(
      contexts.map((context, at) =>
        asker.ask(query, variables[at % variables.length], { ...context, services: new Map() }),
      ),
    )
    for (const answer of answers) expect(answer.errors).toBeUndefined()
    return calls.length - before
  }

  it('are one call for one viewer who asks the same', async () =>
    expect(await callsFor(ME, [mine, mine, mine])).toBe(1))

  it('are never one call for two viewers', async () =>
    expect(await callsFor(ME, [mine, hers, mine, hers])).toBe(2))

  it('are not one call with other variables', async () => {
    const query = 'query ($id: ID!) { organization(id: $id) { code } }'
    expect(await callsFor(query, [mine, mine], [{ id: 'U-1' }, { id: 'U-2' }])).toBe(2)
  })

  it('are never one call for mutations', async () =>
    expect(await callsFor(SIGN_OUT, [mine, mine])).toBe(2))

  it('are not shared among people who are not signed in', async () =>
    expect(await callsFor(ME, [{ identity: 'token-guest' }, { identity: 'token-guest' }])).toBe(2))

  it('are shared on the anonymous path only for what is public by name', async () => {
    const one = [{ id: 's' }]
    expect(await callsFor(MANIFEST, [nobody, nobody], one)).toBe(1)
    const ballot = `mutation ($b: BallotInput!) { answerSurvey(ballot: $b) { __typename } }`
    const schema = asker.schema.getType('BallotInput')
    const fields = schema && 'getFields' in schema ? Object.values(schema.getFields()) : []
    const b = Object.fromEntries(fields.map(({ name, type }) => [name, sampleOf(String(type))]))
    expect(await callsFor(ballot, [nobody, nobody], [{ b }])).toBe(2)
    // a public field beside another one is not public
    const both = '{ surveyManifest(survey: "s") { hash } mySurveys { id } }'
    expect(await callsFor(both, [nobody, nobody])).toBe(2)
  })

  it('tell every request which services it needed', async () => {
    const contexts = [1, 2].map(() => ({ ...mine, services: new Map() }))
    await Promise.all(contexts.map((context) => asker.ask(ME, {}, context)))
    // the leader's call fills it in; whoever joined learns the same
    for (const { services } of contexts) expect([...services]).toEqual([['membership', 'ANSWERED']])
  })
})

function sampleOf(type: string): unknown {
  if (type.startsWith('[')) return []
  if (type.startsWith('Int')) return 1
  return 'x'
}

describe('keys of an answer', () => {
  const hostile: CallSubgraph = async ({ query }) =>
    JSON.parse(
      `{"data": {"__proto__": {"polluted": "yes", "name": "x"}, ${query.includes('me') ? '"me": {"__proto__": {"polluted": "yes"}, "roles": [{"__proto__": {"polluted": "yes"}, "role": "ANALYST"}]}' : '"x": 1'}, "constructor": {"prototype": {"polluted": "yes"}}}}`,
    )

  it('change no prototype, whatever they are called', async () => {
    const { ask } = await openExecutor('compiled', () => hostile, composeSupergraph())
    const { data } = await ask('{ me { roles { role } toString: __typename } }')
    expect(JSON.stringify(data)).not.toContain('polluted')
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it('may be __proto__ when the client asks for it', async () => {
    const { callOf } = mockSubgraphs()
    const [ours, stock] = await Promise.all(
      (['compiled', 'stock'] as const).map(async (kind) => {
        const { ask } = await openExecutor(kind, callOf(NO_TROUBLE), composeSupergraph())
        return ask('{ __proto__: me { __proto__: roles { __proto__: role } } }')
      }),
    )
    expect(JSON.stringify(ours?.data)).toMatch(/^\{"__proto__":\{"__proto__":\[/)
    expect(JSON.stringify(ours?.data)).toBe(JSON.stringify(stock?.data))
  })
})
