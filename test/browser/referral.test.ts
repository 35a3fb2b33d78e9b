import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makePeople, type TestPeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { DESK, launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { looksWell } from './look.ts'
import {
  checksFacts,
  draftsResolution,
  fillsForm,
  invites,
  opensCase,
  recordsVote,
} from './referral-desk.ts'
import { signsIn } from './sign-in.ts'

/** J11 and J10 in a real browser (domain.md 8): two are asked, one says no without a trace, one agrees and later leaves. */
const LONG = 150_000
const CHAIR = 'U-TEA:0'
const VICE = 'U-TEA:2'
const SAYS_NO = 'U-TEA:5'
const AGREES = 'U-TEA:6'
const ORGAN = 'Chi bộ Công ty U-TEA'

const stack = new AsyncDisposableStack()
let world: TestWorld
let chair: Device
let vice: Device
let no: Device
let yes: Device
let liaison: Device
let devices: Device[]

beforeAll(async () => {
  await ensureBuiltWeb()
  const people = withVice(makePeople())
  const at = '2023-06-20T08:00:00+07:00'
  const env = await demoOfNobody(stack)
  world = stack.use(await createWorld({ redisDb: 33, people, at, env }))
  await organOpens()
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  chair = await openDevice(browser, world.url, DESK)
  vice = await openDevice(browser, world.url, DESK)
  liaison = await openDevice(browser, world.url, DESK)
  no = await openDevice(browser, world.url, PHONE)
  yes = await openDevice(browser, world.url, PHONE)
  devices = [chair, vice, liaison, no, yes]
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of devices) expect(device.errors.splice(0)).toEqual([])
})

/** Somebody must sign whom the chair did not write for. */
function withVice(people: TestPeople): TestPeople {
  const memberId = people.memberIds.get(VICE) ?? ''
  const term = { memberId, from: '2015-01-01', to: null }
  const officer = { id: 'A-VICE', unionId: 'U-TEA', post: 'VICE_CHAIR', fullTime: false } as const
  const role = { id: 'R-VICE', role: 'GRASSROOTS_OFFICER', orgId: 'U-TEA' } as const
  const officers = [...people.world.officers, { ...officer, ...term }]
  const roles = [...people.world.roles, { ...role, ...term }]
  return { ...people, world: { ...people.world, officers, roles } }
}

async function organOpens(): Promise<void> {
  const hang = await world.as('hang')
  const liaisons = [world.people.memberIds.get('lien')]
  const organ = { nameVi: ORGAN, nameEn: 'Party cell', place: 'U-TEA', liaisons, isOpen: true }
  const saved = await hang.data(
    'mutation ($organ: PartyOrganInput!) { savePartyOrgan(organ: $organ) { __typename } }',
    { organ },
  )
  expect(saved['savePartyOrgan'].__typename).toBe('PartyOrganSaved')
}

describe('an invitation', { timeout: LONG }, () => {
  it('goes to two members from the chair’s desk, which then shows no name', async () => {
    const { page } = chair
    await signsIn(chair, world, CHAIR)
    await page.goto('/staff/referrals')
    await page.getByRole('heading', { level: 1, name: 'Giới thiệu đoàn viên ưu tú' }).waitFor()
    await page.getByRole('checkbox', { name: 'Lò Văn Số 2' }).check()
    await page.getByRole('button', { name: 'Lưu danh sách' }).click()
    await page.getByText('Đã lưu danh sách.').waitFor()
    await invites(chair, 'so 5', 'Lò Văn Số 5')
    await invites(chair, 'so 6', 'Lò Văn Số 6')
    await page.reload()
    await page.getByText('Gửi 20/06/2023, chờ đến').first().waitFor()
    expect(await page.getByText('Gửi 20/06/2023, chờ đến').count()).toBe(2)
    expect(await page.getByText('Lò Văn Số 5').count()).toBe(0)
    await looksWell(chair, 'referral-desk')
  })

  it('asks before anything is stored, with two answers of the same size; "no" leaves nothing on the phone or the desk', async () => {
    const { page } = no
    await signsIn(no, world, SAYS_NO)
    await page.getByText('Một lời mời riêng đang chờ anh chị').waitFor()
    await looksWell(no, 'home-invited', { narrow: true })
    await page.getByText('Một lời mời riêng đang chờ anh chị').click()
    await page.getByRole('heading', { name: /Công đoàn muốn giới thiệu anh chị/ }).waitFor()
    await looksWell(no, 'referral-invitation', { narrow: true })
    const sizes = await Promise.all(
      ['Tôi đồng ý', 'Tôi không đồng ý'].map(
        async (name) => await page.getByRole('button', { name, exact: true }).boundingBox(),
      ),
    )
    expect(sizes[0]?.width).toBe(sizes[1]?.width)
    expect(sizes[0]?.height).toBe(sizes[1]?.height)
    await page.getByRole('button', { name: 'Tôi không đồng ý' }).click()
    await page.getByRole('heading', { name: 'Lời mời đã xóa' }).waitFor()
    await looksWell(no, 'referral-declined')
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText('Một lời mời riêng').count()).toBe(0)
    await chair.page.reload()
    await chair.page.getByText('Gửi 20/06/2023, chờ đến').first().waitFor()
    expect(await chair.page.getByText('Gửi 20/06/2023, chờ đến').count()).toBe(2)
  })

  it('is agreed to only on a second page with the text and its version', async () => {
    const { page } = yes
    await signsIn(yes, world, AGREES)
    await page.goto('/referral')
    await page.getByRole('button', { name: 'Tôi đồng ý', exact: true }).click()
    await page.getByRole('button', { name: 'Tôi đồng ý với bản này' }).waitFor()
    await looksWell(yes, 'referral-consent', { narrow: true })
    await page.getByRole('button', { name: 'Tôi đồng ý với bản này' }).click()
    await page.getByRole('heading', { name: 'Các bước' }).waitFor()
    await page.getByText('Chưa ai đọc hồ sơ của anh chị.').waitFor()
    await looksWell(yes, 'referral-own')
  })
})

describe('the file', { timeout: LONG }, () => {
  it('is opened with a reason, checked, and voted on: seven of eleven are no quorum, nine are', async () => {
    await opensCase(chair, 'Lò Văn Số 6')
    await checksFacts(chair)
    const { page } = chair
    await recordsVote(chair, { convened: 11, present: 7, yes: 6, no: 1, blank: 0 })
    await page.getByText(/\b8\b/).first().waitFor()
    await looksWell(chair, 'referral-no-quorum', { quick: true })
    await recordsVote(chair, { convened: 11, present: 9, yes: 8, no: 1, blank: 0 })
    await page.getByText('Đạt quá nửa số người có mặt.').waitFor()
  })

  it('gets a resolution that its author cannot sign; another officer signs and sends it', async () => {
    await draftsResolution(chair, '12-NQ/CĐCS')
    await fillsForm(chair)
    await looksWell(chair, 'referral-case')
    expect(await chair.page.getByRole('button', { name: 'Ký nghị quyết' }).count()).toBe(0)
    await signsIn(vice, world, VICE)
    await vice.page.goto('/staff/referrals')
    await opensCase(vice, 'Lò Văn Số 6')
    const { page } = vice
    await page.getByRole('button', { name: 'Ký nghị quyết' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ký nghị quyết' }).click()
    await page.getByRole('button', { name: 'Gửi tổ chức Đảng' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi tổ chức Đảng' }).click()
    await page.getByText('Không có bước nào của anh chị lúc này.').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải bản in (PDF)' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
  })

  it('reaches the liaison’s inbox, who stamps it and records a step without a box for reasons', async () => {
    const { page } = liaison
    await signsIn(liaison, world, 'lien')
    await page.goto('/staff/inbox')
    await page.getByRole('heading', { name: `${ORGAN}: 1 việc chờ` }).waitFor()
    await looksWell(liaison, 'inbox')
    await page.getByRole('link', { name: 'Mở hồ sơ' }).click()
    await page.getByRole('button', { name: 'Đóng dấu đã nhận' }).click()
    await page.getByText('Nhận ngày 20/06/2023').waitFor()
    await page.getByRole('button', { name: 'Ghi Đã học lớp nhận thức' }).click()
    await page.getByText('chứng nhận đến 20/06/2028').waitFor()
    expect(await page.getByRole('textbox').count()).toBeLessThanOrEqual(1)
    await looksWell(liaison, 'inbox-case')
  })

  it('shows the member each read, and lets the member leave; the liaison is told', async () => {
    const { page } = yes
    await page.reload()
    await page.getByText('Làm bước tiếp theo').first().waitFor()
    await page.getByText('Trên giấy in: Lò Văn Số 6').waitFor()
    await looksWell(yes, 'referral-reads')
    await page.getByRole('button', { name: 'Rút lại' }).click()
    await looksWell(yes, 'referral-leave', { quick: true })
    await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click()
    await page.getByText('Đã rút lại. Việc giới thiệu dừng ở đây.').waitFor()
    await liaison.page.reload()
    await liaison.page.getByText('Đoàn viên đã rút ngày 20/06/2023.').waitFor()
    expect(await liaison.page.getByRole('button', { name: /^Ghi / }).count()).toBe(0)
  })
})
