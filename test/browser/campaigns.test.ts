import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestWorld } from '../world/world.ts'
import { launchesDrive, launchesInitiatives, opensCampaign } from './campaign-desk.ts'
import { CHAIR, openCampaignStage, PICTURE, UNIT } from './campaign-stage.ts'
import type { Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** J6 in a real browser (domain.md 8): an organiser launches, another approves, units register, report, are verified. */
const LONG = 150_000
const DRIVE = 'Tháng sáng kiến nhỏ'

const stack = new AsyncDisposableStack()
let world: TestWorld
let bao: Device
let hang: Device
let phin: Device
let chair: Device
let devices: Device[] = []
let drive: string

beforeAll(async () => {
  ;({ world, bao, hang, phin, chair, devices } = await openCampaignStage(stack, 32))
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of devices) expect(device.errors.splice(0)).toEqual([])
})

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
      await opensCampaign(bao, title)
      await page.getByRole('button', { name: 'Công bố…' }).click()
      await page.getByRole('dialog').waitFor()
      if (title === DRIVE) await looksWell(bao, 'campaign-publish', { quick: true })
      await page.getByRole('button', { name: 'Công bố', exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByText('Chưa có đơn vị nào đăng ký.').waitFor()
    }
    await looksWell(bao, 'campaign-published')
    await world.until('its first day', async () => {
      await page.reload()
      await page.getByRole('heading', { level: 1, name: DRIVE }).waitFor()
      return (await page.getByText('Nhận đăng ký', { exact: true }).count()) === 0
    })
  })
})

describe('a unit and the level above', { timeout: LONG }, () => {
  it('registers with its own target on a phone and reports', async () => {
    const { page } = chair
    await signsIn(chair, world, CHAIR)
    await page.goto('/staff/unit/campaigns')
    await page.getByRole('heading', { level: 1, name: 'Đang tham gia 0' }).waitFor()
    await looksWell(chair, 'unit-open')
    const card = page.getByRole('listitem').filter({ hasText: DRIVE })
    await card.getByLabel('Mục tiêu của đơn vị').fill('4')
    await card.getByRole('button', { name: 'Đăng ký cho đơn vị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Đang tham gia 1' }).waitFor()
    await page.getByLabel('Kết quả đến hôm nay').fill('3')
    await page.getByRole('button', { name: 'Báo cáo kết quả' }).click()
    await page.getByText('Chờ xác minh', { exact: true }).waitFor()
    await page.getByLabel('Thêm ảnh hoặc PDF').setInputFiles(PICTURE)
    await page.getByRole('link', { name: 'viec-lam.png' }).waitFor()
    await looksWell(chair, 'unit-registered')
  })

  it('is returned with a reason, corrected, and verified by the level above', async () => {
    const { page } = phin
    await signsIn(phin, world, 'phin')
    await page.goto('/staff/verify')
    await page.getByRole('heading', { level: 1, name: '1 báo cáo chờ xác minh' }).waitFor()
    await page.getByRole('button', { name: 'Xác minh tệp' }).click()
    await page.getByText('Đã xác minh', { exact: true }).waitFor()
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
    await opensCampaign(bao, DRIVE)
    await page.getByRole('row', { name: UNIT }).getByText('còn 2').waitFor()
    drive = page.url()
    await page.getByText('Không xếp hạng người.').waitFor()
    await looksWell(bao, 'campaign-board')
    await page.getByRole('button', { name: 'Nhắc tất cả đã đăng ký' }).click()
    await page.getByText('Đã nhắc ngày 20/06/2023.').waitFor()
    await page.getByLabel('Cỡ đơn vị').selectOption('LARGE_100_AND_MORE')
    await page.getByText('Không có đơn vị nào với bộ lọc này.').waitFor()
    expect(page.url()).toContain('size=LARGE_100_AND_MORE')
  })
})

describe('a level below', { timeout: LONG }, () => {
  it('adopts with the limits shown, and cannot loosen them', async () => {
    const { page } = phin
    await page.goto('/staff/campaigns')
    await page.getByRole('link', { name: `Nhận về: ${DRIVE}` }).click()
    await page.getByText('Giới hạn của cấp trên').waitFor()
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByLabel('Ngày kết thúc').fill('2023-07-15')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Muộn hơn ngày kết thúc của cấp trên.').waitFor()
    await looksWell(phin, 'launch-adopt-looser')
    await page.getByLabel('Ngày kết thúc').fill('2023-06-28')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.getByText('Nhận về từ Đơn vị P12').waitFor()
    await looksWell(phin, 'campaign-adopted')
  })
})

describe('the end', { timeout: LONG }, () => {
  it('comes with a dialog that names the thing and what is kept; the file is the page', async () => {
    const { page } = bao
    await opensCampaign(bao, 'Một triệu sáng kiến, giai đoạn 2')
    await page.getByRole('button', { name: 'Hủy phong trào…' }).click()
    await page.getByLabel('Lý do').fill('Lập nhầm năm')
    await looksWell(bao, 'campaign-cancel')
    await page.getByRole('button', { name: 'Để tôi xem lại' }).click()
    await page.goto(drive)
    for (const [button, ending] of [
      ['CSV: So với mục tiêu của mình', '.csv'],
      ['XLSX: So với mục tiêu của mình', '.xlsx'],
    ] as const) {
      const arriving = page.waitForEvent('download')
      await page.getByRole('button', { name: button }).click()
      const file = await arriving
      expect(file.suggestedFilename()).toMatch(new RegExp(`^board-.+\\${ending}$`))
    }
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Against its own target').first().waitFor()
    await looksWell(bao, 'campaign-english')
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  })

  it('comes by the clock; results are reviewed by one and published by another', async () => {
    await world.moveTo('2023-07-01T08:00:00+07:00')
    for (const [device, key] of [
      [bao, 'bao'],
      [hang, 'hang'],
    ] as const) {
      await device.context.clearCookies()
      await signsIn(device, world, key)
    }
    const { page } = bao
    await world.until('the day after its last', async () => {
      await page.goto(drive)
      await page.getByRole('heading', { level: 1, name: DRIVE }).waitFor()
      return (await page.getByRole('button', { name: 'Tổng kết', exact: true }).count()) === 1
    })
    await page.getByRole('button', { name: 'Tổng kết', exact: true }).click()
    await page.getByText('Đã tổng kết', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Công bố kết quả…' }).count()).toBe(0)
    await looksWell(bao, 'campaign-reviewed')
    await hang.page.goto(drive)
    await hang.page.getByRole('button', { name: 'Công bố kết quả…' }).click()
    await hang.page.getByRole('button', { name: 'Công bố kết quả', exact: true }).click()
    await hang.page.getByText('Đã công bố kết quả', { exact: true }).waitFor()
    await looksWell(hang, 'campaign-closed')
  })
})
