import type { ApolloClient } from '@apollo/client'
import {
  MyLeadersDocument,
  type MyLeadersQuery,
  type MySurveysQuery,
} from '../../generated/member-operations.ts'
import type { Gate } from '../../apollo/gate.ts'
import { isDemo } from '../../device/demo.ts'
import { secureRandom } from '../answer/waves.ts'
import type { Leader, SurveySnapshot } from '../survey/snapshot.ts'
import { vaultChanged } from '../vault/change.ts'
import { vault, type Owner } from '../vault/db.ts'
import { fetchPass } from './fetch-pass.ts'
import { readManifest } from './read-manifest.ts'

type Survey = NonNullable<MySurveysQuery['mySurveys']>[number]
type Union = NonNullable<NonNullable<MyLeadersQuery['me']>['member']['union']>

/** What stands between the member and a pass, per survey: words for the promise page. */
export const passTrouble = new Map<string, string>()

/**
 * For every eligible member, answered or not: keeps what is needed to answer offline, and fetches the pass at a random
 * moment after log-in; fetching says nothing about taking part (privacy.md 2.2). Never throws: it tries again at the next opening.
 */
export async function prefetchPasses(
  client: ApolloClient,
  gate: Gate,
  owner: Owner,
  surveys: readonly Survey[],
): Promise<void> {
  const open = surveys.filter((survey) => survey.myPool && survey.manifestHash)
  if (open.length === 0) return
  const leaders = await readLeaders(client)
  for (const survey of open) await keepSnapshot(owner, survey, leaders)
  vaultChanged()
  await pause(await isDemo())
  for (const survey of open) await prepare(client, gate, owner, survey.id).catch(() => undefined)
}

async function keepSnapshot(
  owner: Owner,
  survey: Survey,
  leaders: SurveySnapshot['leaders'],
): Promise<void> {
  const { myPool, manifestHash } = survey
  if (!myPool || !manifestHash) return
  const db = await vault()
  const known = await db.get('snapshots', [owner, survey.id])
  const same = known?.manifestHash === manifestHash ? known : undefined
  await db.put('snapshots', {
    ...(same ?? { questions: [], boardKey: '', problem: null }),
    ...{ owner, survey: survey.id, title: survey.title, year: survey.year, state: survey.state },
    ...{
      opensOn: survey.opensOn,
      closesOn: survey.closesOn,
      k: survey.k,
      pool: myPool,
      manifestHash,
      leaders,
    },
    closesAt: Date.parse(survey.closesAt),
    windows: survey.windows.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    asked: survey.questions.filter((question) => question.asked).map((question) => question.code),
  })
}

/** Checks the manifest and gets the pass of one survey. A manifest that differs is marked and never asked with again. */
async function prepare(
  client: ApolloClient,
  gate: Gate,
  owner: Owner,
  survey: string,
): Promise<void> {
  const db = await vault()
  const snapshot = await db.get('snapshots', [owner, survey])
  if (!snapshot) return
  const { pool, manifestHash, questions: known } = snapshot
  const pass = await db.get('passes', [owner, survey])
  if (known.length > 0 && (pass?.passSignature || snapshot.state !== 'OPEN')) return
  const answer = await gate.alone(() => readManifest(survey, pool.list, manifestHash))
  if (!answer.ok) return void passTrouble.set(survey, answer.code)
  const { check } = answer
  const own = check.ok ? check.list.pools.find((one) => one.number === pool.number) : undefined
  if (!check.ok || !own) {
    await db.put('snapshots', { ...snapshot, problem: check.ok ? 'OTHER_LIST' : check.problem })
    return vaultChanged()
  }
  const { questions, boardKey } = check.header
  const checked = { ...snapshot, questions: [...questions], boardKey, problem: null }
  await db.put('snapshots', checked)
  vaultChanged()
  if (snapshot.state !== 'OPEN') return
  await keepOutcome(survey, await fetchPass(client, checked, own))
}

async function keepOutcome(
  survey: string,
  outcome: Awaited<ReturnType<typeof fetchPass>>,
): Promise<void> {
  if (outcome.kind === 'READY') passTrouble.delete(survey)
  else passTrouble.set(survey, outcome.kind === 'REFUSED' ? outcome.type : outcome.code)
  vaultChanged()
}

/** A random moment: half a second to two in the demo, five seconds to a minute otherwise. */
function pause(demo: boolean): Promise<void> {
  const [least, most] = demo ? [500, 2_000] : [5_000, 60_000]
  return new Promise((resolve) => setTimeout(resolve, least + secureRandom() * (most - least)))
}

async function readLeaders(client: ApolloClient): Promise<SurveySnapshot['leaders']> {
  const { data } = await client
    .query({ query: MyLeadersDocument })
    .catch(() => ({ data: undefined }))
  const union = data?.me?.member.union
  if (!union) return {}
  const chair = leaderOf(union)
  const upper = union.parent ? leaderOf(union.parent) : undefined
  return { ...(chair && { MY_CHAIR: chair }), ...(upper && { UPPER_CHAIR: upper }) }
}

function leaderOf(union: Pick<Union, 'name' | 'officers'>): Leader | undefined {
  const chairs = union.officers.filter(
    ({ post, to }) => to === null && post.endsWith('CHAIR') && post !== 'VICE_CHAIR',
  )
  const [chair] = chairs
  return chair && { name: chair.member.name.full, union: union.name, since: chair.from }
}
