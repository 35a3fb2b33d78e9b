import type { TestWorld } from './world.ts'

const DRAFT = `mutation ($input: InitiativeInput!) { draftInitiative(input: $input) {
  __typename ... on InitiativeChanged { initiative { id version } } ... on Failure { code message } } }`
const SUBMIT = `mutation ($id: ID!, $version: Int!) {
  moveInitiative(initiative: $id, version: $version, move: SUBMIT) { __typename ... on Failure { code message } } }`
const PROGRAMME = '{ initiativeProgrammes { id declarations { code } } }'

/** A member's own initiative, alone, applied on a day and sent for the programme; its id. */
export async function handsIn(
  world: TestWorld,
  key: string,
  title: string,
  appliedFrom: string,
): Promise<string> {
  const asker = await world.as(key)
  const [programme] = (await asker.data(PROGRAMME))['initiativeProgrammes']
  const input = {
    title,
    kind: 'TECHNICAL',
    solution: 'Che bằng bạt có ròng rọc, hai người kéo trong một phút.',
    appliedFrom,
    programme: programme.id,
    declarations: programme.declarations.map(({ code }: { code: string }) => code),
    shares: [{ share: 100 }],
  }
  const { draftInitiative: drafted } = await asker.data(DRAFT, { input })
  if (!drafted.initiative) throw new Error(`not drafted: ${JSON.stringify(drafted)}`)
  const { id, version } = drafted.initiative
  const { moveInitiative: sent } = await asker.data(SUBMIT, { id, version })
  if (sent.__typename !== 'InitiativeChanged') throw new Error(`not sent: ${JSON.stringify(sent)}`)
  return id
}
