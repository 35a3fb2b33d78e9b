import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { UnitPlan } from '../world/people.ts'
import { approves, cycleOf, opensCycle, startsRun } from '../world/rating-verbs.ts'
import { answers, closesAndReleases, opensSurvey } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { DESK, launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { speaksEnglish } from './english.ts'
import { looksWell } from './look.ts'
import { HER_CHAIR, openProvince } from './province.ts'
import { pointsIn } from './rating-desk.ts'
import { signsIn } from './sign-in.ts'

/**
 * What the thread's story is too small for: a day's response rates of groups large enough to have one, two leaders the
 * ceiling cannot tell apart, and the leader's own pages in English.
 */
const LONG = 150_000
const UNITS: UnitPlan[] = [
  ...['U-TEA', 'U-TWIN', 'U-ROAD', 'U-SCHOOL', 'U-CLINIC'].map((id) => ({
    id,
    upper: 'UP-TANUYEN',
    members: 24,
    workers: 24,
  })),
  { id: 'U-FAR', upper: 'UP-PHONGTHO', members: 14, workers: 14 },
  { id: 'U-OFFICE', upper: null, members: 16, workers: 16 },
]
const ANSWERERS = 12
const RATES = 'Tỷ lệ trả lời, thấp nhất ở trên'

const stack = new AsyncDisposableStack()
let world: TestWorld
let mai: Device
let hang: Device
let ruong: Device
let chair: Device
let member: Device
let survey: string

beforeAll(async () => {
  await ensureBuiltWeb()
  world = await openProvince(stack, { redisDb: 39, units: UNITS, env: {} })
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  mai = await openDevice(browser, world.url, DESK)
  hang = await openDevice(browser, world.url, DESK)
  ruong = await openDevice(browser, world.url, DESK)
  chair = await openDevice(browser, world.url, PHONE)
  member = await openDevice(browser, world.url, PHONE)
  survey = (await opensSurvey(world)).id
  await everybodyAnswers()
  await world.moveTo('2023-11-21T08:00:00+07:00')
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of [mai, hang, ruong, chair, member])
    expect(device.errors.splice(0)).toEqual([])
})

/** Opens the year and runs it; approving is for the page. */
async function runsYear(): Promise<void> {
  await opensCycle(world, 2023, survey)
  await world.until('the release in ratings', async () => (await cycleOf(world, 2023)).ready)
  expect(await startsRun(world, 2023)).toMatchObject({ __typename: 'RatingRunStarted' })
  await world.until('the run', async () => (await cycleOf(world, 2023)).state === 'APPROVAL')
}

/** The units of the tea and of its twin get the same twelve ballots; the others are a little less content. */
async function everybodyAnswers(): Promise<void> {
  for (const [index, { id }] of UNITS.slice(0, -1).entries())
    for (let place = 1; place <= ANSWERERS; place++) {
      const less = index < 2 ? 0 : place % (8 - index) === 0 ? 1 : 0
      const codes = [5, 5, 5, 5, 5, 3 - less, 5, 5, 5 - less, 5, 3, 3]
      await answers(world, `${id}:${place}`, survey, codes)
    }
}

describe('the response rates of the day', { timeout: LONG }, () => {
  it('stand on the page of the survey: by upper union, in steps, and none for a small group', async () => {
    const { page } = mai
    await signsIn(mai, world, 'mai')
    const rows = page.getByRole('region', { name: RATES }).getByRole('row')
    // The first day's figures may have been taken while people still answered.
    await world.until('the rates of the second day', async () => {
      await page.goto(`/staff/surveys/${survey}`)
      await page.getByRole('heading', { name: RATES }).waitFor()
      return (await rows.filter({ hasText: /P12\s*khoảng 45\s%/ }).count()) > 0
    })
    const said = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
    expect(said.slice(1)).toEqual([
      'Đơn vị UP-TANUYEN khoảng 50 % đủ',
      'Đơn vị UP-PHONGTHO nhóm nhỏ, chưa hiện tỷ lệ',
      'Đơn vị P12 khoảng 45 % đủ',
    ])
    await looksWell(mai, 'staff-rates')
  })
})

describe('two leaders the ceiling cannot tell apart', { timeout: LONG }, () => {
  it('stand side by side on the board, with the place that is left and no choice made', async () => {
    await closesAndReleases(world, survey)
    await runsYear()
    const { page } = hang
    await signsIn(hang, world, 'hang')
    await page.goto('/staff/ratings/2023')
    await page.getByText('1 nhóm bằng điểm cần hội đồng quyết định').waitFor()
    await page.getByText('trước khi chốt. Duyệt ngay thì nhóm này').waitFor()
    await page.getByText('Còn 1 chỗ, 2 người bằng điểm').waitFor()
    const tied = page.getByRole('row').filter({ hasText: 'Chờ quyết định' })
    expect(await tied.getByText('1–2', { exact: true }).count()).toBe(2)
    expect(await tied.getByText('Đơn vị U-TEA').count()).toBe(1)
    expect(await tied.getByText('Đơn vị U-TWIN').count()).toBe(1)
    await looksWell(hang, 'staff-tie')
  })

  it('are published as waiting, and whoever approves is told so first', async () => {
    const { page } = ruong
    await signsIn(ruong, world, 'ruong')
    await page.goto('/staff/ratings/2023')
    await page.getByRole('button', { name: 'Phê duyệt và công bố…' }).click()
    await page.getByRole('dialog').getByText('bằng điểm').waitFor()
    await looksWell(ruong, 'staff-tie-approve')
    expect((await approves(world, 2023)).__typename).toBe('RatingCycleChanged')
    await page.reload()
    await page.getByText('Nhóm này đã công bố ở mức Tốt').waitFor()
  })
})

describe('the pages of a tied leader, in English', { timeout: LONG }, () => {
  it('say why, line by line, and that people decide', async () => {
    const { page } = chair
    await signsIn(chair, world, HER_CHAIR)
    await page.evaluate("localStorage.setItem('tn.lang', 'en')")
    await page.goto('/staff/own')
    await page.getByRole('link', { name: 'Why' }).waitFor()
    await page.getByText('To be decided').waitFor()
    await speaksEnglish(chair)
    await looksWell(chair, 'en-own')
    await page.getByRole('link', { name: 'Why' }).click()
    await page.getByRole('heading', { name: 'Why this class' }).waitFor()
    await page.getByText('To be decided').waitFor()
    await speaksEnglish(chair)
    await looksWell(chair, 'en-file')
  })

  it('tell a member of the unit the same without a point', async () => {
    const { page } = member
    await signsIn(member, world, 'U-TEA:20')
    await page.goto('/me')
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('heading', { name: 'On this device' }).waitFor()
    await speaksEnglish(member)
    await looksWell(member, 'en-me')
    await page.goto('/leaders')
    await page.getByText('The council decides').first().waitFor()
    await speaksEnglish(member)
    await looksWell(member, 'en-leaders')
    const received = await Promise.all(member.received)
    expect(received.flatMap((answer) => pointsIn(answer))).toEqual([])
  })
})
