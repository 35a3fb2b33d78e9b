import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launches } from '../world/campaign-verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { CHAIR, openCampaignStage } from './campaign-stage.ts'
import { DESK, openDevice, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** Two devices of one person: what one shows was changed on the other meanwhile (CAM-3). */
const LONG = 150_000
const CHANGED = 'Đăng ký này vừa được thay đổi ở nơi khác'
const HER = 'U-SCHOOL:5'

const stack = new AsyncDisposableStack()
let world: TestWorld
let phone: Device
let desk: Device
let campaign: string
let devices: Device[] = []

beforeAll(async () => {
  const stage = await openCampaignStage(stack, 32)
  world = stage.world
  phone = stage.chair
  const browser = phone.context.browser()
  if (!browser) throw new Error('no browser')
  desk = await openDevice(browser, world.url, DESK)
  devices = [phone, desk]
  campaign = await launches(world, 'P12', { who: 'UNITS_AND_MEMBERS' })
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of devices) expect(device.errors.splice(0)).toEqual([])
})

/** Joined and left on another device of hers. */
async function joinsAndLeaves(key: string, unit: string | null): Promise<void> {
  const she = await world.as(key)
  const [join, leave] = [
    `mutation ($id: ID!, $unit: ID) { registerInCampaign(campaign: $id, unit: $unit) {
      ... on ParticipationChanged { participation { id version } } } }`,
    `mutation ($id: ID!, $v: Int!) { withdrawFromCampaign(participation: $id, version: $v) {
      ... on ParticipationChanged { participation { state } } } }`,
  ]
  const { participation } = (await she.data(join, { id: campaign, unit }))['registerInCampaign']
  const asked = { id: participation.id, v: participation.version }
  const left = (await she.data(leave, asked))['withdrawFromCampaign']
  expect(left).toMatchObject({ participation: { state: 'WITHDRAWN' } })
}

it(
  'a chair whose page is old is told so and joins on what it shows now',
  { timeout: LONG },
  async () => {
    const { page } = phone
    await signsIn(phone, world, CHAIR)
    await page.goto('/staff/unit/campaigns')
    const join = page.getByRole('button', { name: 'Đăng ký cho đơn vị' }).first()
    await join.waitFor()
    await joinsAndLeaves(CHAIR, 'U-SCHOOL')
    await join.click()
    await page.getByRole('alert').filter({ hasText: CHANGED }).waitFor()
    await looksWell(phone, 'unit-campaign-conflict')
    await join.click()
    await page.getByRole('button', { name: 'Rút khỏi phong trào…' }).waitFor()
    expect(await page.getByText(CHANGED).count()).toBe(0)
  },
)

it(
  'a member whose page is old is told so and joins on what it shows now',
  { timeout: LONG },
  async () => {
    const { page } = desk
    await signsIn(desk, world, HER)
    await page.goto(`/campaigns/${campaign}`)
    await page.getByRole('button', { name: 'Đăng ký tham gia' }).click()
    await page.getByRole('button', { name: 'Xác nhận đăng ký' }).waitFor()
    await joinsAndLeaves(HER, null)
    await page.getByRole('button', { name: 'Xác nhận đăng ký' }).click()
    await page.getByRole('alert').filter({ hasText: CHANGED }).waitFor()
    await looksWell(desk, 'member-campaign-conflict', { narrow: true })
    await page.getByRole('button', { name: 'Xác nhận đăng ký' }).click()
    await page.getByRole('heading', { name: 'Phần của tôi' }).waitFor()
  },
)
