import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { GLAD, opensSurvey } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { answersQuestion, isAt, isPrepared } from './answer.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { launchBrowser, openDevice, PHONE, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { HER_CHAIR, openProvince } from './province.ts'
import { signsIn } from './sign-in.ts'
import { backIsAt, oneOptionARow, typeOf } from './simple-mode.ts'
import { expectNamelessBallots } from './traffic.ts'
import { readVault } from './vault.ts'

/**
 * Answering where the thread's story does not come by: in simple mode, by somebody with two roles who opens the staff
 * pages, and where the manifest is not the one everybody has.
 */
const LONG = 150_000
const DOUBTER = 'U-ROAD:12'

const stack = new AsyncDisposableStack()
let world: TestWorld
let chair: Device
let doubter: Device
let survey: string

beforeAll(async () => {
  await ensureBuiltWeb()
  world = await openProvince(stack, { redisDb: 38 })
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  chair = await openDevice(browser, world.url, PHONE)
  doubter = await openDevice(browser, world.url, PHONE)
  survey = (await opensSurvey(world)).id
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const device of [chair, doubter]) expect(device.errors.splice(0)).toEqual([])
})

describe('in simple mode', { timeout: LONG }, () => {
  it('nothing changes until it is asked for on the promise page, and the device remembers it', async () => {
    const { page } = chair
    await signsIn(chair, world, HER_CHAIR)
    await page.goto(`/surveys/${survey}`)
    await isPrepared(chair)
    expect(await typeOf(chair, 'main p')).toBe(17)
    await page.getByRole('checkbox', { name: /Chế độ dễ/ }).check()
    expect(await typeOf(chair, 'main p')).toBe(22)
    await page.reload()
    await isPrepared(chair)
    expect(await page.getByRole('checkbox', { name: /Chế độ dễ/ }).isChecked()).toBe(true)
    await looksWell(chair, 'simple-promise', { narrow: true })
  })

  it('each question is one page, one option a row with its step, in 22 px, and back never moves', async () => {
    const { page } = chair
    const back = await backIsAt(chair)
    await page.getByRole('link', { name: 'Tập trả lời một câu thử' }).click()
    await page.getByText('Anh chị thích uống trà nóng hay trà đá?').waitFor()
    expect(await backIsAt(chair)).toEqual(back)
    await looksWell(chair, 'simple-practice', { narrow: true })
    await page.getByRole('link', { name: 'Vậy là biết cách rồi' }).click()
    await page.getByRole('button', { name: 'Bắt đầu, 12 câu' }).click()
    for (const [index, code] of GLAD.entries()) {
      const n = index + 1
      await isAt(chair, n)
      expect(await backIsAt(chair)).toEqual(back)
      expect(await typeOf(chair, '.choice')).toBe(22)
      expect(await typeOf(chair, n === 6 ? '.choice .text-title' : '.choice > span')).toBe(22)
      expect(await oneOptionARow(chair)).toBe(n === 6 || n > 10 ? 4 : 6)
      if (n === 1 || n === 6)
        await looksWell(chair, `simple-${n === 1 ? 'scale' : 'trust'}`, { narrow: true })
      await answersQuestion(chair, n, code)
    }
    await page.getByRole('heading', { name: 'Xem lại trước khi cất phiếu' }).waitFor()
    expect(await backIsAt(chair)).toEqual(back)
    await looksWell(chair, 'simple-review', { narrow: true })
    await page.getByRole('button', { name: 'Cất phiếu và gửi' }).click()
    await page.getByRole('heading', { name: 'Phiếu đã cất trong máy này, chưa gửi' }).waitFor()
    await looksWell(chair, 'simple-waiting', { narrow: true })
  })

  it('is only for answering, and is left where it was found', async () => {
    const { page } = chair
    await page.goto('/me')
    await page.getByRole('heading', { name: 'Trong máy này' }).waitFor()
    expect(await typeOf(chair, 'main p')).toBe(17)
    await looksWell(chair, 'simple-me', { narrow: true })
    await page.getByRole('checkbox', { name: /Chế độ dễ/ }).uncheck()
    await page.goto(`/surveys/${survey}/practice`)
    await page.getByText('Anh chị thích uống trà nóng hay trà đá?').waitFor()
    expect(await typeOf(chair, '.choice')).toBe(17)
  })
})

describe('one person with two roles', { timeout: LONG }, () => {
  it('does not lose the window: the staff pages send the due ballot before they ask who is signed in', async () => {
    const { page } = chair
    expect(await readVault(chair)).toMatchObject({ waiting: 1, receipts: [] })
    const now = '2023-11-29T20:00:00+07:00'
    await page.route('**/time', async (route) => await route.fulfill({ json: { now } }))
    // The page before it may still have something to ask.
    await page.goto('about:blank')
    const before = chair.sent.length
    await page.goto('/staff')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.unroute('**/time')
    const opened = chair.sent.slice(before).map(({ operation }) => operation)
    expect(opened.slice(0, 2)).toEqual(['AnswerSurvey', 'StaffViewer'])
    await expectNamelessBallots(chair, 1)
    expect(await readVault(chair)).toMatchObject({ waiting: 0, drafts: 0, receipts: [1] })
  })
})

describe('a manifest that is not the one everybody has', { timeout: LONG }, () => {
  it('turns the page red; no pass is asked for and nothing is sent', async () => {
    const { page } = doubter
    await page.route('**/graphql', async (route) => {
      if (route.request().postDataJSON().operationName !== 'MySurveys')
        return await route.continue()
      const text = await (await route.fetch()).text()
      const body = text.replaceAll(/("manifestHash":")[0-9a-f]{64}/g, `$1${'f'.repeat(64)}`)
      await route.fulfill({ body, contentType: 'application/json' })
    })
    await signsIn(doubter, world, DOUBTER)
    await page.goto(`/surveys/${survey}`)
    await page.getByRole('heading', { name: 'Chưa an toàn, đừng trả lời' }).waitFor()
    await page.getByRole('alert').getByText('Máy nhận hai bản khác nhau').waitFor()
    await looksWell(doubter, 'danger', { narrow: true })
    await page.goto(`/surveys/${survey}/q/1`)
    await page.getByRole('heading', { name: 'Chưa an toàn, đừng trả lời' }).waitFor()
    const asked = doubter.sent.map(({ operation }) => operation)
    expect(asked).toContain('SurveyManifest')
    expect(asked.filter((name) => ['IssueSurveyPass', 'AnswerSurvey'].includes(name))).toEqual([])
  })
})
