import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { handsIn } from '../world/campaign-verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { CHAIR, openCampaignStage } from './campaign-stage.ts'
import type { Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** The work of a unit and of the level above in a real browser: initiatives, awards, models, fund, documents (J3, J4, J6). */
const LONG = 150_000
const TITLE = 'Giá phơi mủ chống mưa'

const stack = new AsyncDisposableStack()
let world: TestWorld
let bao: Device
let hang: Device
let phin: Device
let chair: Device
let devices: Device[] = []

beforeAll(async () => {
  ;({ world, bao, hang, phin, chair, devices } = await openCampaignStage(stack, 33))
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of devices) expect(device.errors.splice(0)).toEqual([])
})

describe('initiatives', { timeout: LONG }, () => {
  it('outside its window is refused with the rule, inside it is decided step by step', async () => {
    await handsIn(world, 'U-SCHOOL:3', TITLE, '2023-01-10')
    const early = handsIn(world, 'U-SCHOOL:4', 'Bảng nhắc lịch trực', '2021-08-15')
    await expect(early).rejects.toThrow('15/08/2021 nằm ngoài 01/09/2021')
    const { page } = chair
    await signsIn(chair, world, CHAIR)
    await page.goto('/staff/initiatives')
    await page.getByRole('heading', { level: 1, name: '1 sáng kiến chờ mình' }).waitFor()
    await looksWell(chair, 'initiatives')
    await page.getByRole('link', { name: TITLE }).first().click()
    await page.getByRole('button', { name: 'Xác nhận của đơn vị…' }).click()
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByRole('button', { name: 'Hội đồng công nhận…' }).click()
    await page.getByLabel('Số quyết định').fill('07/QĐ')
    await looksWell(chair, 'initiative-decide', { quick: true })
    await page.getByRole('button', { name: 'Ghi công nhận' }).click()
    await page.getByRole('button', { name: 'Gửi vào chương trình…' }).click()
    await page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await page.getByText('Chờ cấp trên tính', { exact: true }).first().waitFor()
    await looksWell(chair, 'initiative-sent')
  })

  it('are counted by the level above, and an award needs another person and consent', async () => {
    const { page } = phin
    await signsIn(phin, world, 'phin')
    await signsIn(bao, world, 'bao')
    await signsIn(hang, world, 'hang')
    await page.goto('/staff/initiatives')
    await page.getByRole('link', { name: TITLE }).first().click()
    await page.getByRole('button', { name: 'Tính vào chương trình…' }).click()
    await page.getByRole('button', { name: 'Tính', exact: true }).click()
    await page.getByText('Đã được tính', { exact: true }).first().waitFor()
    await looksWell(phin, 'initiative-counted')
    await bao.page.goto(page.url())
    await bao.page.getByLabel('Hình thức khen, tiếng Việt').fill('Bằng khen sáng tạo')
    await bao.page.getByLabel('Hình thức khen, tiếng Anh').fill('Creative work award')
    await bao.page.getByRole('button', { name: 'Đề nghị', exact: true }).click()
    await bao.page.getByText('Đã gửi đề nghị.').waitFor()
    await looksWell(bao, 'initiative-proposed')
    await bao.page.getByRole('link', { name: 'Xem các đề nghị' }).click()
    const award = bao.page.getByRole('listitem').filter({ hasText: 'Bằng khen sáng tạo' })
    await award.getByText(/một đoàn\sviên/i).waitFor()
    await hang.page.goto('/staff/recognitions')
    await hang.page.getByRole('button', { name: 'Quyết định khen' }).click()
    await hang.page.getByLabel('Số quyết định').fill('12/QĐ')
    await hang.page.getByRole('dialog').getByRole('button', { name: 'Quyết định khen' }).click()
    await hang.page.getByText('Đã quyết định', { exact: true }).waitFor()
    await looksWell(hang, 'awards')
  })
})

describe('models, fund, documents', { timeout: LONG }, () => {
  it('a unit registers a model and its officer is told what to do next', async () => {
    const { page } = chair
    await page.goto('/staff/models/new')
    await page.getByLabel('Tên mô hình').fill('Vườn rau bếp ăn tập thể')
    await page.getByLabel('Nơi làm').fill('Sân sau nhà ăn')
    await page.getByLabel('Mục đích').fill('Có rau sạch cho bữa ăn ca, cả đơn vị cùng chăm.')
    await looksWell(chair, 'model-new')
    await page.getByRole('button', { name: 'Đăng ký', exact: true }).click()
    await page.getByText('Đã đăng ký', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Bắt đầu làm' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bắt đầu làm' }).click()
    await page.getByLabel('Ghi việc đã làm').fill('Đã trồng bốn luống rau.')
    await page.getByRole('button', { name: 'Ghi lại' }).click()
    await page.getByText('Đã trồng bốn luống rau.').first().waitFor()
    await looksWell(chair, 'model')
    await page.goto('/staff/models')
    await page.getByRole('link', { name: 'Vườn rau bếp ăn tập thể' }).waitFor()
    await looksWell(chair, 'models')
  })

  it('counts supporters, never more than there are workers, and keeps the other fields', async () => {
    await hang.page.goto('/staff/fund')
    await hang.page.getByText('Mở lời kêu gọi mới').click()
    await hang.page.getByLabel('Tên, tiếng Việt').fill('Vì nhà ở công nhân')
    await hang.page.getByLabel('Tên, tiếng Anh').fill('Homes for workers')
    await hang.page.getByLabel('Nội dung, tiếng Việt').fill('Ai muốn thì góp, bao nhiêu cũng quý.')
    await hang.page.getByLabel('Nội dung, tiếng Anh').fill('Who wants to gives what they like.')
    await hang.page.getByLabel('Đến hết ngày').fill('2023-06-30')
    await hang.page.getByRole('button', { name: 'Mở lời kêu gọi', exact: true }).click()
    await hang.page.getByText('Vì nhà ở công nhân').first().waitFor()
    await looksWell(hang, 'fund-board')
    const { page } = chair
    await page.goto('/staff/unit/fund')
    await page.getByLabel('Số người ủng hộ').fill('200')
    await page.getByLabel('Tổng số tiền, đồng').fill('5000000')
    await page.getByRole('button', { name: 'Lưu số của đợt' }).click()
    await page.getByText('Không thể có 200 người ủng hộ: đơn vị có 16 người').waitFor()
    expect(await page.getByLabel('Tổng số tiền, đồng').inputValue()).toBe('5.000.000')
    await looksWell(chair, 'unit-fund-refused')
    await page.getByLabel('Số người ủng hộ').fill('12')
    await page.getByRole('button', { name: 'Lưu số của đợt' }).click()
    await page.getByText('12 người ủng hộ, 5.000.000 đ.').waitFor()
    await looksWell(chair, 'unit-fund')
  })

  it('publishes a document whose session is a day and a head count', async () => {
    const { page } = phin
    await page.goto('/staff/documents/new')
    await page.getByLabel('Số văn bản').fill('15/HD-LĐLĐ')
    await page.getByLabel('Tên, tiếng Việt').fill('Hướng dẫn sinh hoạt tháng 6')
    await page.getByLabel('Tên, tiếng Anh').fill('Guide for sessions in June')
    await page.getByLabel('Cơ quan ban hành').fill('LĐLĐ huyện')
    await page.getByRole('button', { name: 'Công bố', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Hướng dẫn sinh hoạt tháng 6' }).waitFor()
    await looksWell(phin, 'document')
    await chair.page.goto(page.url())
    await chair.page.getByLabel('Số người dự').fill('14')
    await chair.page.getByRole('button', { name: 'Xác nhận đã sinh hoạt' }).click()
    await chair.page.getByText('20/06/2023: 14 người dự').waitFor()
    await looksWell(chair, 'document-session')
    await page.goto('/staff/documents')
    await page.getByRole('link', { name: 'Hướng dẫn sinh hoạt tháng 6' }).waitFor()
    await looksWell(phin, 'documents')
    await page.goto('/staff/calendar?month=2023-09')
    await page.getByRole('heading', { level: 1, name: 'Lịch tháng 09/2023' }).waitFor()
    await looksWell(phin, 'calendar')
  })
})
