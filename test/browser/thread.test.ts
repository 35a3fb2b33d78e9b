import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { boardOf } from '../world/rating-verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { DESK, launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { answersAgain, answersAll, arrives, readsPromise } from './her-phone.ts'
import { looksWell } from './look.ts'
import { HER_CHAIR, openProvince, othersAnswer } from './province.ts'
import { leadersDone, pointsIn, startsRun } from './rating-desk.ts'
import { signsIn } from './sign-in.ts'
import { closesSurvey, draftsSurvey, TITLE } from './survey-desk.ts'
import { expectNamelessBallots } from './traffic.ts'
import { readVault } from './vault.ts'

/**
 * The thread in a real browser (issue 4): the story of test/journeys, told by the people's own pages. The tests follow
 * one another, and each looks at every page it meets: axe, nothing sideways, no error in the console.
 */
const LONG = 150_000

const stack = new AsyncDisposableStack()
let world: TestWorld
let mai: Device
let hang: Device
let ruong: Device
let her: Device
let chair: Device
let survey: string
let others: Promise<void>

beforeAll(async () => {
  await ensureBuiltWeb()
  world = await openProvince(stack)
  const browser: Browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  mai = await openDevice(browser, world.url, DESK)
  hang = await openDevice(browser, world.url, DESK)
  ruong = await openDevice(browser, world.url, DESK)
  her = await openDevice(browser, world.url, PHONE)
  chair = await openDevice(browser, world.url, PHONE)
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of [mai, hang, ruong, her, chair]) expect(device.errors.splice(0)).toEqual([])
})

describe('the survey administrator and an officer', { timeout: LONG }, () => {
  it('draft from the template, keep what was right, and need each other', async () => {
    const { page } = mai
    await signsIn(mai, world, 'mai')
    await page.getByRole('heading', { level: 1, name: 'Chưa có việc nào chờ' }).waitFor()
    await looksWell(mai, 'staff-home-empty')
    survey = await draftsSurvey(mai)
    await page.getByText('Câu 1 trong 12').waitFor()
    await looksWell(mai, 'staff-preview')
    await page.getByRole('button', { name: 'Gửi người khác duyệt' }).click()
    await page.getByText('Chờ duyệt', { exact: true }).first().waitFor()
    expect(await page.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0)

    await signsIn(hang, world, 'hang')
    await hang.page.getByText(`Phê duyệt: ${TITLE}`).waitFor()
    await looksWell(hang, 'staff-home-due')
    await hang.page.getByRole('link', { name: 'Xem, duyệt' }).click()
    await hang.page.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await hang.page.getByText('Đã duyệt', { exact: true }).first().waitFor()
  })

  it('open it once the keys are there', async () => {
    const { page } = mai
    await page.goto(`/staff/surveys/${survey}`)
    await page.getByText('Đủ khóa của các nhóm').waitFor()
    await page.getByRole('button', { name: 'Mở khảo sát' }).click()
    await page.getByRole('button', { name: 'Đóng khảo sát…' }).waitFor()
    others = othersAnswer(world, survey)
    others.catch(() => undefined)
    await looksWell(mai, 'staff-survey-open')
    await page.goto('/staff/surveys')
    await page.getByRole('link', { name: TITLE }).waitFor()
    await looksWell(mai, 'staff-surveys')
  })
})

describe('a member on a small phone', { timeout: LONG }, () => {
  it('signs in by card and code, and finds no way past the promise', async () => {
    await arrives(her, world)
    await her.page.getByRole('heading', { name: TITLE }).waitFor()
    await looksWell(her, 'home')
    await readsPromise(her, survey)
  })

  it('answers twelve questions, hides one, needs no mouse, and reads them again', async () => {
    const { page } = her
    await answersAll(her)
    await page.getByRole('heading', { name: 'Xem lại trước khi cất phiếu' }).waitFor()
    expect(await page.getByRole('listitem').count()).toBe(12)
    expect(await page.getByText('bỏ qua', { exact: true }).count()).toBe(1)
    await looksWell(her, 'review')
  })

  it('puts the ballot away, sends it when asked twice, and names nobody on the way', async () => {
    const { page } = her
    await page.getByRole('button', { name: 'Cất phiếu và gửi' }).click()
    await page.getByRole('heading', { name: 'Phiếu đã cất trong máy này, chưa gửi' }).waitFor()
    await looksWell(her, 'waiting')
    await expectNamelessBallots(her, 0)
    await page.getByRole('button', { name: 'Gửi ngay, dễ bị đoán hơn' }).click()
    await page.getByRole('dialog', { name: 'Gửi ngay?' }).waitFor()
    await looksWell(her, 'send-now')
    await page.getByRole('button', { name: 'Vẫn gửi ngay' }).click()
    await page.getByRole('heading', { name: 'Phiếu đã gửi. Cảm ơn anh chị.' }).waitFor()
    await looksWell(her, 'sent')
    expect(await readVault(her)).toEqual({ waiting: 0, drafts: 0, passes: [1], receipts: [1] })
    await expectNamelessBallots(her, 1)
  })

  it('keeps a new ballot without network, and sends it before all else when the app opens again', async () => {
    const { page } = her
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await answersAgain(her)
    await her.offline(true)
    await page.getByText('Máy đang không có mạng. Phiếu không mất.').waitFor()
    await page.reload()
    await page.getByText('Máy đang không có mạng. Phiếu không mất.').waitFor()
    await looksWell(her, 'waiting-offline')
    await her.offline(false)
    // The window has come: the only clock a phone asks says so.
    const now = '2023-11-29T20:00:00+07:00'
    await page.route('**/time', async (route) => await route.fulfill({ json: { now } }))
    const before = her.sent.length
    await page.reload()
    await page.getByRole('heading', { name: 'Phiếu đã gửi. Cảm ơn anh chị.' }).waitFor()
    await page.unroute('**/time')
    const reopened = her.sent.slice(before).map(({ operation }) => operation)
    expect(reopened[0]).toBe('AnswerSurvey')
    expect(reopened).toContain('Me')
    expect(await readVault(her)).toEqual({ waiting: 0, drafts: 0, passes: [2], receipts: [2] })
  })
})

describe('after the closing', { timeout: LONG }, () => {
  it('the administrator has typed the title and nothing else, and sees what was published', async () => {
    const { page } = mai
    await others
    await closesSurvey(mai, world, survey)
    const results = page.getByRole('link', { name: 'Xem kết quả đã công bố' })
    await results.waitFor({ timeout: 90_000 })
    await looksWell(mai, 'staff-survey-released')
    await results.click()
    await page.getByText('Đoàn viên trả lời thế nào?').waitFor()
    await looksWell(mai, 'staff-results')
  })

  it('her phone finds her own ballot in the list and shows the published group and its n', async () => {
    const { page } = her
    await page.goto('/')
    await page.getByRole('link', { name: 'Phiếu của tôi được đếm chưa?' }).click()
    await page.getByRole('heading', { name: 'Phiếu của anh chị đã được đếm' }).waitFor()
    await page.getByText(/Đơn vị U-TEA: 12\s\/\s14/).waitFor()
    await looksWell(her, 'counted')
    await expectNamelessBallots(her, 2)
    await page.goto('/surveys')
    await page.getByRole('link', { name: TITLE }).waitFor()
    await looksWell(her, 'surveys')
    await page.goto('/me')
    await page.getByRole('heading', { name: 'Trong máy này' }).waitFor()
    await looksWell(her, 'me')
  })
})

describe('the rating', { timeout: LONG }, () => {
  it('shows its progress, survives a reload, and publishes nothing when cancelled', async () => {
    const { page } = hang
    await page.goto('/staff/ratings')
    await page.getByRole('button', { name: 'Mở kỳ xếp loại năm 2023' }).click()
    await page.getByRole('link', { name: 'Tới trang tính' }).click()
    const first = await startsRun(hang, world)
    await looksWell(hang, 'staff-run', { quick: true })
    await page.getByRole('button', { name: 'Hủy lần tính…' }).click()
    await page.getByRole('button', { name: 'Hủy lần tính', exact: true }).click()
    await page.getByRole('heading', { name: 'Đã hủy lần tính xếp loại năm 2023' }).waitFor()
    await first.goesOn()
    expect(await boardOf(world, 2023)).toEqual([])
    await looksWell(hang, 'staff-run-cancelled')
    const second = await startsRun(hang, world)
    const before = await leadersDone(hang)
    await page.reload()
    await page.getByRole('progressbar').waitFor()
    expect(await leadersDone(hang)).toBeGreaterThanOrEqual(before)
    await second.goesOn()
    const over = page.getByRole('heading', { name: 'Đã tính xong xếp loại năm 2023' })
    await over.waitFor({ timeout: 90_000 })
    await looksWell(hang, 'staff-run-done')
  })

  it('stands on a board with intervals and ceiling, which its starter cannot approve', async () => {
    const { page } = hang
    await page.getByRole('link', { name: 'Tới bảng xếp loại' }).click()
    await page.getByText('Người bắt đầu lần tính không được duyệt.').waitFor()
    await page
      .getByText(/Trần \d+\s%(: | của \d+ người .*)\d+ chỗ\./)
      .first()
      .waitFor()
    const strips = page.getByRole('img', { name: /khoảng 90\s% từ/ })
    expect(await strips.count()).toBeGreaterThanOrEqual(4)
    expect(await page.getByText('Hoàn thành', { exact: true }).count()).toBeGreaterThan(0)
    expect(await page.getByRole('button', { name: 'Phê duyệt và công bố…' }).count()).toBe(0)
    await looksWell(hang, 'staff-board')
    await her.page.goto('/leaders')
    await her.page.getByText('Chưa có kết quả.').waitFor()
  })

  it('is approved by the other officer', async () => {
    const { page } = ruong
    await signsIn(ruong, world, 'ruong')
    await page.getByRole('link', { name: 'Xem bảng' }).click()
    await page.getByRole('button', { name: 'Phê duyệt và công bố…' }).click()
    await looksWell(ruong, 'staff-approve')
    await page.getByLabel('Số quyết định').fill('12/QĐ-LĐLĐ')
    await page.getByRole('button', { name: 'Phê duyệt và công bố', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto('/staff/ratings')
    await page.getByText('Đã công bố', { exact: true }).waitFor()
    await looksWell(ruong, 'staff-ratings')
  })

  it('tells the chair why, line by line', async () => {
    const { page } = chair
    await signsIn(chair, world, HER_CHAIR)
    await page.getByRole('link', { name: 'Trang cán bộ' }).click()
    await page.waitForURL('**/staff')
    await page.goto('/staff/own')
    await page.getByRole('link', { name: 'Vì sao' }).waitFor()
    await looksWell(chair, 'staff-own')
    await page.getByRole('link', { name: 'Vì sao' }).click()
    await page.getByRole('heading', { name: 'Vì sao xếp loại này' }).waitFor()
    await page.getByText('Tính lại từ bản chốt đã ký: khớp hoàn toàn').waitFor()
    await looksWell(chair, 'staff-file')
  })

  it('tells a member of the unit class and interval, and never sent her a point', async () => {
    const { page } = her
    await page.goto('/leaders')
    await page
      .getByText(/Điểm nằm trong khoảng \d+–\d+/)
      .first()
      .waitFor()
    await page.getByText('Hoàn thành tốt nhiệm vụ').first().waitFor()
    await looksWell(her, 'leaders')
    const received = await Promise.all(her.received)
    expect(JSON.stringify(received)).toContain('intervalRounded')
    expect(received.flatMap((answer) => pointsIn(answer))).toEqual([])
    const chairs = await Promise.all(chair.received)
    expect(chairs.flatMap((answer) => pointsIn(answer))).toContain('total')
  })
})
