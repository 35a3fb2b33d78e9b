import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makePeople, type TestPeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { launchesDrive, launchesInitiatives } from './campaign-desk.ts'
import { DESK, launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** J6 in a real browser (domain.md 8): an organiser launches, another approves, units register, report, are verified. */
const LONG = 150_000
const DRIVE = 'Tháng sáng kiến nhỏ'
const CHAIR = 'U-SCHOOL:0'
const UNIT = 'Đơn vị U-SCHOOL'

const stack = new AsyncDisposableStack()
let world: TestWorld
let bao: Device
let hang: Device
let phin: Device
let chair: Device
let devices: Device[]

beforeAll(async () => {
  await ensureBuiltWeb()
  const people = withChairsRole(makePeople())
  const env = await demoOfNobody(stack)
  world = stack.use(
    await createWorld({ redisDb: 32, people, adHoc: false, at: '2023-06-20T08:00:00+07:00', env }),
  )
  const browser: Browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  bao = await openDevice(browser, world.url, DESK)
  hang = await openDevice(browser, world.url, DESK)
  phin = await openDevice(browser, world.url, DESK)
  chair = await openDevice(browser, world.url, PHONE)
  devices = [bao, hang, phin, chair]
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of devices) expect(device.errors.splice(0)).toEqual([])
})

/** The sign-in page asks for the demo's people; here there are none. */
async function demoOfNobody(owner: AsyncDisposableStack): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'tn-browser-'))
  owner.defer(async () => await rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'people.json')
  await writeFile(file, '[]')
  return { TN_DEMO: '1', TN_DEMO_FILE: file }
}

function withChairsRole(people: TestPeople): TestPeople {
  const memberId = people.memberIds.get(CHAIR) ?? ''
  const role = { role: 'GRASSROOTS_OFFICER', orgId: 'U-SCHOOL' } as const
  const chairs = { id: 'R-chair', memberId, ...role, from: '2015-01-01', to: null }
  return { ...people, world: { ...people.world, roles: [...people.world.roles, chairs] } }
}

describe('the organiser', { timeout: LONG }, () => {
  it('launches a movement from its template, and cannot approve it', async () => {
    const { page } = bao
    await signsIn(bao, world, 'bao')
    await page.goto('/staff/campaigns')
    await page.getByRole('heading', { level: 1, name: 'Chưa có việc nào chờ' }).waitFor()
    await page.getByRole('link', { name: 'Một triệu sáng kiến, giai đoạn 2' }).waitFor()
    await looksWell(bao, 'campaigns-desk-empty')
    await launchesInitiatives(bao)
    await page.getByText('Chờ duyệt', { exact: true }).first().waitFor()
    expect(await page.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0)
    await looksWell(bao, 'campaign-review')
  })

  it('keeps what was typed on the device, and what is wrong stands at its field', async () => {
    await launchesDrive(bao, DRIVE)
    await bao.page.getByText('Chờ duyệt', { exact: true }).first().waitFor()
  })
})

describe('another officer', { timeout: LONG }, () => {
  it('finds both waiting and approves them', async () => {
    const { page } = hang
    await signsIn(hang, world, 'hang')
    await page.goto('/staff/campaigns')
    await page.getByRole('heading', { level: 1, name: '2 phong trào chờ duyệt' }).waitFor()
    await looksWell(hang, 'campaigns-desk-approve')
    for (const left of ['1 phong trào chờ duyệt', 'Chưa có việc nào chờ']) {
      await page.getByRole('link', { name: 'Xem, duyệt' }).first().click()
      await page.getByRole('button', { name: 'Duyệt', exact: true }).click()
      await page.getByText('Đã duyệt', { exact: true }).first().waitFor()
      await page.goto('/staff/campaigns')
      await page.getByRole('heading', { level: 1, name: left }).waitFor()
    }
  })

  it('lets the organiser publish, after a dialog that says what happens', async () => {
    const { page } = bao
    for (const title of ['Một triệu sáng kiến, giai đoạn 2', DRIVE]) {
      await page.goto('/staff/campaigns')
      await page.getByRole('link', { name: title }).first().click()
      await page.getByRole('button', { name: 'Công bố…' }).click()
      await page.getByRole('dialog').waitFor()
      if (title === DRIVE) await looksWell(bao, 'campaign-publish', { quick: true })
      await page.getByRole('button', { name: 'Công bố', exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByText('Chưa có đơn vị nào đăng ký.').waitFor()
    }
    await looksWell(bao, 'campaign-published')
  })
})

describe('a unit and the level above', { timeout: LONG }, () => {
  it('registers with its own target on a phone and reports', async () => {
    const { page } = chair
    await signsIn(chair, world, CHAIR)
    await page.goto('/staff/unit/campaigns')
    await page.getByRole('heading', { level: 1, name: 'Đang tham gia 0' }).waitFor()
    await looksWell(chair, 'unit-open')
    const drive = page.getByRole('listitem').filter({ hasText: DRIVE })
    await drive.getByLabel('Mục tiêu của đơn vị').fill('4')
    await drive.getByRole('button', { name: 'Đăng ký cho đơn vị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Đang tham gia 1' }).waitFor()
    await page.getByLabel('Kết quả đến hôm nay').fill('3')
    await page.getByRole('button', { name: 'Báo cáo kết quả' }).click()
    await page.getByText('Chờ xác minh', { exact: true }).waitFor()
    await looksWell(chair, 'unit-registered')
  })

  it('is returned with a reason, corrected, and verified by the level above', async () => {
    const { page } = phin
    await signsIn(phin, world, 'phin')
    await page.goto('/staff/verify')
    await page.getByRole('heading', { level: 1, name: '1 báo cáo chờ xác minh' }).waitFor()
    await looksWell(phin, 'verify')
    await page.getByRole('button', { name: 'Trả lại…' }).click()
    await page.getByLabel('Lý do').fill('Một việc chưa xong trong tháng')
    await looksWell(phin, 'verify-return', { quick: true })
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Không có báo cáo nào' }).waitFor()
    await chair.page.reload()
    await chair.page.getByText('Một việc chưa xong trong tháng').waitFor()
    await chair.page.getByLabel('Kết quả đến hôm nay').fill('2')
    await chair.page.getByRole('button', { name: 'Báo cáo số mới' }).click()
    await chair.page.getByText('Chờ xác minh', { exact: true }).waitFor()
    await looksWell(chair, 'unit-corrected')
    await page.reload()
    await page.getByRole('button', { name: 'Xác minh số 2' }).click()
    await page.getByRole('heading', { level: 1, name: 'Không có báo cáo nào' }).waitFor()
  })

  it('stands on the board against its own target, without persons', async () => {
    const { page } = bao
    await page.goto('/staff/campaigns')
    await page.getByRole('link', { name: DRIVE }).first().click()
    await page.getByRole('row', { name: UNIT }).getByText('còn 2').waitFor()
    await page.getByText('Không xếp hạng người.').waitFor()
    await looksWell(bao, 'campaign-board')
    await page.getByRole('button', { name: 'Nhắc tất cả đã đăng ký' }).click()
    await page.getByText('Đã nhắc ngày 20/06/2023.').waitFor()
    await page.getByLabel('Cỡ đơn vị').selectOption('LARGE_100_AND_MORE')
    await page.getByText('Không có đơn vị nào với bộ lọc này.').waitFor()
    expect(page.url()).toContain('size=LARGE_100_AND_MORE')
  })
})
