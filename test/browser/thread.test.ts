import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { ensureBuiltWeb } from './built-web.ts'
import { boardOf } from '../world/rating-verbs.ts'
import { GLAD, moves, SILENT, surveyOf } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { answersByKeyboard, answersQuestion, isAt } from './answer.ts'
import { DESK, launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { HER, HER_CHAIR, openProvince, othersAnswer } from './province.ts'
import { asksForCode, cardOf, entersCode, newestCode, signsIn } from './sign-in.ts'
import { readVault } from './vault.ts'

/**
 * The thread in a real browser (issue 4): the same story as test/journeys, told by the people's own pages. The tests
 * follow one another; each looks at every page it meets.
 */
const LONG = 150_000
const TITLE = 'Khảo sát hằng năm 2023'

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
  const open = async (shape: typeof DESK) => await openDevice(browser, world.url, shape)
  ;[mai, hang, ruong, chair] = await Promise.all([open(DESK), open(DESK), open(DESK), open(PHONE)])
  her = await open(PHONE)
}, LONG)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of [mai, hang, ruong, her, chair]) expect(device.errors.splice(0)).toEqual([])
})

describe('the thread in a browser', () => {
  it(
    'the survey administrator drafts from the template, and another person approves',
    async () => {
      const { page } = mai
      await signsIn(mai, world, 'mai')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await looksWell(mai, 'staff-home-empty')
      await page.goto('/staff/surveys/new')
      const title = page.getByLabel('Tên khảo sát, tiếng Việt')
      await title.fill(TITLE)
      await page.getByLabel('Ngày mở').fill('2023-11-20')
      await page.getByLabel('Ngày đóng').fill('2023-11-19')
      await page.getByRole('button', { name: 'Lưu nháp và xem thử' }).click()
      await page.getByText('Ngày đóng phải sau ngày mở.').waitFor()
      expect(await title.inputValue()).toBe(TITLE)
      await looksWell(mai, 'staff-draft-refused')
      await page.getByLabel('Ngày đóng').fill('2023-11-30')
      await page.getByRole('button', { name: 'Lưu nháp và xem thử' }).click()
      await page.waitForURL('**/preview')
      survey = /surveys\/([^/]+)\/preview/.exec(page.url())?.[1] ?? ''
      await page.getByText('Câu 1 trong 12').waitFor()
      await looksWell(mai, 'staff-preview')
      await page.getByRole('button', { name: 'Gửi người khác duyệt' }).click()
      await page.getByText('Chờ duyệt', { exact: true }).first().waitFor()

      await signsIn(hang, world, 'hang')
      await hang.page.getByText(`Phê duyệt: ${TITLE}`).waitFor()
      await looksWell(hang, 'staff-home-due')
      await hang.page.getByRole('link', { name: 'Xem, duyệt' }).click()
      await hang.page.getByRole('button', { name: 'Duyệt', exact: true }).click()
      await hang.page.getByText('Đã duyệt', { exact: true }).first().waitFor()
    },
    LONG,
  )

  it(
    'the administrator opens it once the keys are there',
    async () => {
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
    },
    LONG,
  )

  it(
    'a member signs in by card and code, and no way leads past the promise',
    async () => {
      const { page } = her
      await page.goto('/sign-in')
      await page.getByText('Dùng thử với người mẫu').waitFor()
      await looksWell(her, 'sign-in')
      await asksForCode(her, cardOf(world, HER))
      await looksWell(her, 'sign-in-code')
      const code = await newestCode(world, HER)
      await entersCode(her, code === '111111' ? '222222' : '111111')
      await page.getByText('Mã chưa đúng. Còn 4 lần thử.').waitFor()
      await entersCode(her, code)
      await page.getByRole('heading', { name: 'Có 1 khảo sát đang chờ' }).waitFor()
      await page.getByRole('heading', { name: TITLE }).waitFor()
      await looksWell(her, 'home')
      await page.goto(`/surveys/${survey}/q/3`)
      await page.waitForURL(`**/surveys/${survey}`)
      await page.getByRole('heading', { name: 'Phiếu này không mang tên anh chị' }).waitFor()
      const start = page.getByRole('button', { name: 'Bắt đầu, 12 câu' })
      await page.getByText('Đang chuẩn bị lượt trả lời').waitFor({ state: 'detached' })
      await looksWell(her, 'promise')
      await page.getByRole('link', { name: 'Tập trả lời một câu thử' }).click()
      await page.getByText('Anh chị thích uống trà nóng hay trà đá?').waitFor()
      await looksWell(her, 'practice')
      await page.getByRole('link', { name: 'Vậy là biết cách rồi' }).click()
      await start.click()
      await isAt(her, 1)
    },
    LONG,
  )

  it(
    'she answers twelve questions, hides one, answers one by keyboard alone, and reads them again',
    async () => {
      const { page } = her
      await page.getByRole('button', { name: 'Tiếp tục' }).click()
      await page.getByText('Chọn một ô, hoặc bỏ qua câu này.').waitFor()
      for (const [at, code] of GLAD.entries()) {
        const n = at + 1
        if (n === 3) {
          await answersByKeyboard(her, n)
          continue
        }
        if (n === 1 || n === 6) await looksWell(her, n === 1 ? 'question-scale' : 'question-trust')
        if (n === 5) await hidesAndComesBack()
        await answersQuestion(her, n, n === 8 ? 0 : code)
      }
      await page.getByRole('heading', { name: 'Xem lại trước khi cất phiếu' }).waitFor()
      expect(await page.getByRole('listitem').count()).toBe(12)
      expect(await page.getByText('bỏ qua', { exact: true }).count()).toBe(1)
      await looksWell(her, 'review')
    },
    LONG,
  )

  async function hidesAndComesBack() {
    const { page } = her
    await page.getByRole('button', { name: 'Che màn hình ngay' }).click()
    await page.getByRole('heading', { name: 'Có 1 khảo sát đang chờ' }).waitFor()
    expect(page.url()).not.toContain(survey)
    await page.getByRole('link', { name: 'Làm tiếp' }).click()
    await page.getByRole('button', { name: 'Làm tiếp từ câu 5' }).click()
    await isAt(her, 5)
  }

  it(
    'her ballot waits, leaves when she says so twice, and carries nothing that names her',
    async () => {
      const { page } = her
      await page.getByRole('button', { name: 'Cất phiếu và gửi' }).click()
      await page.getByRole('heading', { name: 'Phiếu đã cất trong máy này, chưa gửi' }).waitFor()
      await looksWell(her, 'waiting')
      expect(her.sent.filter(({ operation }) => operation === 'AnswerSurvey')).toEqual([])
      await page.getByRole('button', { name: 'Gửi ngay, dễ bị đoán hơn' }).click()
      await page.getByRole('dialog', { name: 'Gửi ngay?' }).waitFor()
      await looksWell(her, 'send-now')
      await page.getByRole('button', { name: 'Vẫn gửi ngay' }).click()
      await page.getByRole('heading', { name: 'Phiếu đã gửi. Cảm ơn anh chị.' }).waitFor()
      await looksWell(her, 'sent')
      expect(await readVault(her)).toEqual({ waiting: 0, drafts: 0, passes: [1], receipts: [1] })
      await carriedNothing(1)
    },
    LONG,
  )

  /** Every anonymous request so far, ballots among them; signed-in ones show that a cookie would have been seen. */
  async function carriedNothing(ballots: number) {
    const anonymous = her.sent.filter(({ operation }) =>
      ['AnswerSurvey', 'SurveyManifest', 'BallotKeys'].includes(operation),
    )
    expect(anonymous.filter(({ operation }) => operation === 'AnswerSurvey')).toHaveLength(ballots)
    for (const { request } of anonymous) {
      const headers = await request.allHeaders()
      for (const name of ['cookie', 'authorization', 'referer'])
        expect(headers, `${request.url()} ${name}`).not.toHaveProperty(name)
      expect(request.postDataBuffer()).toHaveLength(2_048)
    }
    const named = her.sent.find(({ operation }) => operation === 'IssueSurveyPass')
    expect((await named?.request.allHeaders())?.['cookie']).toContain('tn_session')
  }

  it(
    'without network a new ballot stays on the phone and goes first when the app opens again',
    async () => {
      const { page } = her
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
      await page.getByRole('link', { name: 'Trả lời lại từ đầu' }).click()
      await page.getByText('Phiếu mới thay phiếu đã gửi.').waitFor()
      await page.getByRole('button', { name: 'Trả lời lại từ đầu' }).click()
      const changed = SILENT.map((code, at) => (at === 5 ? 3 : code))
      for (const [at, code] of changed.entries()) await answersQuestion(her, at + 1, code)
      await page.getByRole('button', { name: 'Cất phiếu và gửi' }).click()
      await page.getByRole('heading', { name: 'Phiếu đã cất trong máy này, chưa gửi' }).waitFor()
      await her.offline(true)
      await page.getByText('Máy đang không có mạng. Phiếu không mất.').waitFor()
      await page.reload()
      await page.getByText('Máy đang không có mạng. Phiếu không mất.').waitFor()
      await looksWell(her, 'waiting-offline')
      await her.offline(false)
      // The window has come: the only clock a phone asks says so.
      await page.route(
        '**/time',
        async (route) => await route.fulfill({ json: { now: '2023-11-29T20:00:00+07:00' } }),
      )
      const before = her.sent.length
      await page.reload()
      await page.getByRole('heading', { name: 'Phiếu đã gửi. Cảm ơn anh chị.' }).waitFor()
      const reopened = her.sent.slice(before)
      expect(reopened[0]?.operation).toBe('AnswerSurvey')
      expect(reopened.map(({ operation }) => operation)).toContain('Me')
      await page.unroute('**/time')
      expect(await readVault(her)).toEqual({ waiting: 0, drafts: 0, passes: [2], receipts: [2] })
    },
    LONG,
  )

  it(
    'the administrator closes by typing the title and nothing else',
    async () => {
      await others
      const { page } = mai
      await page.goto(`/staff/surveys/${survey}`)
      await page.getByRole('button', { name: 'Đóng khảo sát…' }).click()
      const typed = page.getByLabel('Gõ lại đúng tên khảo sát')
      await typed.fill('Khảo sát hằng năm 2022')
      expect(
        await page.getByRole('button', { name: 'Đóng khảo sát', exact: true }).isDisabled(),
      ).toBe(true)
      await looksWell(mai, 'staff-close')
      const { version } = await surveyOf(world, 'mai', survey)
      const wrong = await moves(world, 'mai', 'closeSurvey', survey, version, { title: 'Khảo sát' })
      expect(wrong).toMatchObject({ rule: 'TITLE_DIFFERS' })
      await typed.fill(TITLE)
      await page.getByRole('button', { name: 'Đóng khảo sát', exact: true }).click()
      await page.getByRole('link', { name: 'Xem kết quả đã công bố' }).waitFor({ timeout: 90_000 })
      await looksWell(mai, 'staff-survey-released')
      await page.getByRole('link', { name: 'Xem kết quả đã công bố' }).click()
      await page.getByText('Đoàn viên trả lời thế nào?').waitFor()
      await looksWell(mai, 'staff-results')
    },
    LONG,
  )

  it(
    'her phone finds her own ballot in the list and shows the published group and its n',
    async () => {
      const { page } = her
      await page.goto('/')
      await page.getByRole('link', { name: 'Phiếu của tôi được đếm chưa?' }).click()
      await page.getByRole('heading', { name: 'Phiếu của anh chị đã được đếm' }).waitFor()
      await page.getByText(/Đơn vị U-TEA: 12\s\/\s14/).waitFor()
      await looksWell(her, 'counted')
      await page.goto('/surveys')
      await page.getByRole('link', { name: TITLE }).waitFor()
      await looksWell(her, 'surveys')
      await page.goto('/me')
      await page.getByRole('heading', { name: 'Trong máy này' }).waitFor()
      await looksWell(her, 'me')
      await carriedNothing(2)
    },
    LONG,
  )

  it(
    'a run shows its progress, survives a reload, and publishes nothing when cancelled',
    async () => {
      const { page } = hang
      await page.goto('/staff/ratings')
      await page.getByRole('button', { name: 'Mở kỳ xếp loại năm 2023' }).click()
      await page.getByRole('link', { name: 'Tới trang tính' }).click()
      await starts()
      await looksWell(hang, 'staff-run', { quick: true })
      await page.getByRole('button', { name: 'Hủy lần tính…' }).click()
      await page.getByRole('button', { name: 'Hủy lần tính', exact: true }).click()
      await page.getByRole('heading', { name: 'Đã hủy lần tính xếp loại năm 2023' }).waitFor()
      expect(await boardOf(world, 2023)).toEqual([])
      await looksWell(hang, 'staff-run-cancelled')
      await starts()
      const before = await done()
      await page.reload()
      await page.getByRole('progressbar').waitFor()
      expect(await done()).toBeGreaterThanOrEqual(before)
      await page
        .getByRole('heading', { name: 'Đã tính xong xếp loại năm 2023' })
        .waitFor({ timeout: 90_000 })
      await looksWell(hang, 'staff-run-done')
    },
    LONG,
  )

  async function starts() {
    const { page } = hang
    const button = page.getByRole('button', { name: 'Bắt đầu tính' })
    await world.until('the release in ratings', async () => {
      if (await button.isEnabled()) return true
      await page.reload()
      await button.waitFor()
      return false
    })
    await button.click()
    await page.getByRole('heading', { name: 'Đang tính xếp loại năm 2023' }).waitFor()
    await world.until('the first leaders', async () => (await done()) >= 2)
    expect(await page.title()).toMatch(/^\d+\s%/)
  }

  async function done(): Promise<number> {
    return Number(await hang.page.getByRole('progressbar').getAttribute('value'))
  }

  it(
    'the board shows classes, intervals and the ceiling; who started cannot approve, another person can',
    async () => {
      const { page } = hang
      await page.getByRole('link', { name: 'Tới bảng xếp loại' }).click()
      await page.getByText('Người bắt đầu lần tính không được duyệt.').waitFor()
      await page
        .getByText(/Trần \d+\s%: \d+ chỗ\./)
        .first()
        .waitFor()
      expect(
        await page.getByRole('img', { name: /khoảng 90\s% từ/ }).count(),
      ).toBeGreaterThanOrEqual(4)
      expect(await page.getByRole('button', { name: 'Phê duyệt và công bố…' }).count()).toBe(0)
      await looksWell(hang, 'staff-board')
      await signsIn(ruong, world, 'ruong')
      await ruong.page.getByRole('link', { name: 'Xem bảng' }).click()
      await ruong.page.getByRole('button', { name: 'Phê duyệt và công bố…' }).click()
      await looksWell(ruong, 'staff-approve')
      await ruong.page.getByLabel('Số quyết định').fill('12/QĐ-LĐLĐ')
      await ruong.page.getByRole('button', { name: 'Phê duyệt và công bố', exact: true }).click()
      await ruong.page.getByRole('dialog').waitFor({ state: 'detached' })
      await ruong.page.goto('/staff/ratings')
      await ruong.page.getByText('Đã công bố', { exact: true }).waitFor()
      await looksWell(ruong, 'staff-ratings')
    },
    LONG,
  )

  it(
    'the chair opens the own file and sees why',
    async () => {
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
    },
    LONG,
  )

  it(
    'a member of the unit sees class and interval, and never got a point',
    async () => {
      const { page } = her
      await page.goto('/leaders')
      await page
        .getByText(/Điểm nằm trong khoảng \d+–\d+/)
        .first()
        .waitFor()
      await page.getByText('Xếp loại', { exact: true }).first().waitFor()
      await looksWell(her, 'leaders')
      const received = await Promise.all(her.received)
      const leaders = received.filter((answer) =>
        JSON.stringify(answer).includes('intervalRounded'),
      )
      expect(leaders.length).toBeGreaterThan(0)
      expect(received.flatMap((answer) => pointsIn(answer))).toEqual([])
      expect((await Promise.all(chair.received)).flatMap((answer) => pointsIn(answer))).not.toEqual(
        [],
      )
    },
    LONG,
  )
})

/** Every number an answer calls a total or points, however deep. */
function pointsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'number') return /^(total|points|rawTotal|shrunk)$/i.test(name) ? [name] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) => pointsIn(inside, key))
}
