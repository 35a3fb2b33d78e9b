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

const CHANGED =
  '__typename ... on CampaignChanged { campaign { id version } } ... on Failure { code message }'
const DRIVE = `mutation ($issuer: ID!, $input: CampaignInput!) {
  draftCampaign(issuer: $issuer, template: "GREEN_CLEAN_OSH", input: $input) { ${CHANGED} } }`
const MOVE = `mutation ($id: ID!, $version: Int!, $move: CampaignMove!) {
  moveCampaign(campaign: $id, version: $version, move: $move) { ${CHANGED} } }`
/** Registration is open from now on; nothing moves by itself for days. */
const DAYS = { startsOn: '2023-12-01', endsOn: '2023-12-20', registrationUntil: '2023-12-10' }

/** A drive of the province for all units, drafted by one and approved by another; its id. */
export async function launches(
  world: TestWorld,
  issuer: string,
  more: { who?: string } = {},
): Promise<string> {
  const bao = await world.as('bao')
  const { draftCampaign } = await bao.data(DRIVE, { issuer, input: { ...DAYS, ...more } })
  let { campaign } = draftCampaign
  for (const [who, move] of [
    ['bao', 'SUBMIT'],
    ['hang', 'APPROVE'],
    ['bao', 'PUBLISH'],
  ] as const) {
    const { moveCampaign } = await (await world.as(who)).data(MOVE, { ...campaign, move })
    if (!moveCampaign.campaign) throw new Error(`not moved: ${JSON.stringify(moveCampaign)}`)
    campaign = moveCampaign.campaign
  }
  return campaign.id
}

/** An officer registers a unit in a campaign. */
export async function registersUnit(
  world: TestWorld,
  key: string,
  campaign: string,
  unit: string,
): Promise<void> {
  const document = `mutation ($campaign: ID!, $unit: ID) { registerInCampaign(campaign: $campaign, unit: $unit, target: 3) {
    __typename ... on Failure { code message } } }`
  const { registerInCampaign: done } = await (
    await world.as(key)
  ).data(document, { campaign, unit })
  if (done.__typename !== 'ParticipationChanged')
    throw new Error(`not registered: ${JSON.stringify(done)}`)
}
