import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** J2's campaign part on two phones: a drive in two taps, and an initiative with a co-author who reads a code. */
const LONG = 150_000
const HER = 'U-TEA:5'
const OTHER = 'U-ROAD:4'
const DRIVE = 'Xanh – Sạch – Đẹp'
const TITLE = 'Giảm hao hụt khi sao chè'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const stack = new AsyncDisposableStack()
let world: TestWorld
let her: Device
let other: Device
let code: string

beforeAll(async () => {
  await ensureBuiltWeb()
  const env = await demoOfNobody(stack)
  const at = '2023-06-20T08:00:00+07:00'
  world = stack.use(await createWorld({ redisDb: 34, at, env }))
  await driveOpens()
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  her = await openDevice(browser, world.url, PHONE)
  other = await openDevice(browser, world.url, PHONE)
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of [her, other]) expect(device.errors.splice(0)).toEqual([])
})

async function driveOpens(): Promise<void> {
  const changed = '__typename ... on CampaignChanged { campaign { id version } }'
  const title = { vi: DRIVE, en: 'Green, clean' }
  const input = { title, who: 'UNITS_AND_MEMBERS', startsOn: '2023-06-20', endsOn: '2023-10-31' }
  const draft = `mutation ($input: CampaignInput!) { draftCampaign(issuer: "P12", template: "GREEN_CLEAN_OSH", input: $input) { ${changed} } }`
  const move = `mutation ($id: ID!, $v: Int!, $move: CampaignMove!) { moveCampaign(campaign: $id, version: $v, move: $move) { ${changed} } }`
  const bao = await world.as('bao')
  let { campaign } = (await bao.data(draft, { input }))['draftCampaign']
  for (const [who, step] of [
    ['bao', 'SUBMIT'],
    ['hang', 'APPROVE'],
    ['bao', 'PUBLISH'],
  ] as const) {
    const asked = { id: campaign.id, v: campaign.version, move: step }
    campaign = (await (await world.as(who)).data(move, asked))['moveCampaign'].campaign
  }
  const state = 'query ($id: ID!) { campaign(id: $id) { state } }'
  await world.until(
    'the clock to start it',
    async () => (await bao.data(state, { id: campaign.id }))['campaign'].state === 'RUNNING',
  )
}

describe('a drive', { timeout: LONG }, () => {
  it('is found from home and joined in two taps; who registered is nobody else’s business', async () => {
    const { page } = her
    await signsIn(her, world, HER)
    await page.getByRole('link', { name: /Phong trào/ }).click()
    await page.getByRole('link', { name: new RegExp(DRIVE) }).waitFor()
    await looksWell(her, 'campaigns', { narrow: true })
    await page.getByRole('link', { name: new RegExp(DRIVE) }).click()
    await page.getByRole('heading', { level: 1, name: DRIVE }).waitFor()
    await looksWell(her, 'campaign-open', { narrow: true })
    await page.getByRole('button', { name: 'Đăng ký tham gia' }).click()
    await page.getByText('Chỉ mình anh chị thấy việc mình đăng ký').waitFor()
    await looksWell(her, 'campaign-confirm', { quick: true, narrow: true })
    await page.getByLabel('Mục tiêu của tôi (có thể bỏ trống)').fill('3')
    await page.getByRole('button', { name: 'Xác nhận đăng ký' }).click()
    await page.getByRole('heading', { name: 'Phần của tôi' }).waitFor()
  })

  it('takes a result with its history, and lets go again', async () => {
    const { page } = her
    await page.getByLabel('Kết quả đến hôm nay').fill('2')
    await page.getByRole('button', { name: 'Lưu kết quả' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await looksWell(her, 'campaign-mine', { narrow: true })
    await page.getByRole('button', { name: 'Rút đăng ký' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rút đăng ký' }).click()
    await page.getByRole('button', { name: 'Đăng ký lại' }).waitFor()
  })
})

describe('an initiative', { timeout: LONG }, () => {
  it('refuses shares of 60 and 50 at the field and keeps everything else, also over a reload', async () => {
    const { page } = her
    await page.goto('/initiatives')
    await page.getByText('Anh chị chưa có sáng kiến nào.').waitFor()
    await looksWell(her, 'initiatives-empty', { narrow: true })
    await page.getByRole('link', { name: 'Viết sáng kiến' }).click()
    await page.getByLabel('Tên sáng kiến').fill(TITLE)
    await page.getByLabel('Làm thế nào').fill('Hạ nhiệt ở mẻ thứ hai, đảo hai lần.')
    await page.getByLabel('Bắt đầu áp dụng ngày').fill('2023-04-03')
    await page.getByLabel('Tôi (tác giả chính)').fill('60')
    await page.getByRole('button', { name: 'Thêm đồng tác giả' }).click()
    await page.getByLabel('Đồng tác giả 2', { exact: true }).fill('50')
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.getByText('Tổng là 110').waitFor()
    await looksWell(her, 'initiative-shares', { narrow: true })
    await page.reload()
    await page.getByText('Đây là bản viết dở giữ trong máy.').waitFor()
    expect(await page.getByLabel('Tên sáng kiến').inputValue()).toBe(TITLE)
    await page.getByLabel('Đồng tác giả 2', { exact: true }).fill('40')
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    await looksWell(her, 'initiative-draft', { narrow: true })
  })

  it('gives the co-author’s place a code, shown once', async () => {
    const { page } = her
    await page.getByRole('button', { name: 'Lấy mã cho đồng tác giả' }).click()
    await page.getByText('Đọc mã này cho đồng tác giả.').waitFor()
    code = (await page.locator('.font-mono').textContent()) ?? ''
    expect(code).toMatch(/^[A-Z0-9- ]{6,}$/)
    await looksWell(her, 'initiative-code', { narrow: true })
  })

  it('shows the co-author title and share before agreeing', async () => {
    const { page } = other
    await signsIn(other, world, OTHER)
    await page.goto('/initiatives/join')
    await page.getByLabel('Mã', { exact: true }).fill('AAAAAAAA')
    await page.getByRole('button', { name: 'Xem sáng kiến' }).click()
    await page.locator('[aria-invalid=true]').waitFor()
    await page.getByLabel('Mã', { exact: true }).fill(code)
    await page.getByRole('button', { name: 'Xem sáng kiến' }).click()
    await page.getByText(TITLE).waitFor()
    await looksWell(other, 'initiative-offer', { narrow: true })
    await page.getByRole('button', { name: /Tôi đồng ý, 40/ }).click()
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  })

  it('takes a picture by its content, refuses what only calls itself one, and is sent', async () => {
    const { page } = her
    await page.reload()
    const input = page.locator('input[type=file]')
    await input.waitFor({ state: 'attached' })
    const script = Buffer.from('<svg onload="alert(1)"/>')
    await input.setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: script })
    await page.getByRole('alert').waitFor()
    await world.until('the refusal in the console', async () => her.errors.splice(0).length > 0)
    await looksWell(her, 'evidence-refused', { quick: true, narrow: true })
    await input.setInputFiles({ name: 'chè.png', mimeType: 'image/png', buffer: PNG })
    await page.getByRole('link', { name: 'chè.png' }).waitFor()
    await page.getByText('chờ xác minh').waitFor()
    await page.getByRole('button', { name: 'Gửi cho công đoàn cơ sở' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi cho công đoàn cơ sở' }).click()
    await page.getByText('Đã gửi, chờ cơ sở xác nhận').first().waitFor()
    await looksWell(her, 'initiative-sent', { narrow: true })
  })
})
