import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { plantYears, UNITS } from '../privacy/planted-years.ts'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { DESK, launchBrowser, openDevice, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** The analyst's console on two planted years: what comes saved, what is hidden, what is too much, what is kept. */
const LONG = 120_000
const stack = new AsyncDisposableStack()
let world: TestWorld
let khanh: Device

beforeAll(async () => {
  await ensureBuiltWeb()
  const env = await demoOfNobody(stack)
  const people = makePeople(UNITS)
  world = stack.use(
    await createWorld({ redisDb: 56, people, env, at: '2024-02-01T08:00:00+07:00' }),
  )
  await plantYears(world.databases)
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  khanh = await openDevice(browser, world.url, DESK)
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => expect(khanh.errors.splice(0)).toEqual([]))

const button = (name: string) => khanh.page.getByRole('button', { name, exact: true })
const view = (name: string) =>
  khanh.page.getByRole('group', { name: 'Cách xem' }).getByRole('button', { name, exact: true })
const answered = async (title: string) =>
  await khanh.page.locator('.con-out h2', { hasText: title }).waitFor()

async function writes(text: string): Promise<void> {
  await khanh.page.locator('.cm-content').click()
  await khanh.page.keyboard.press('Control+a')
  await khanh.page.keyboard.press('Delete')
  await khanh.page.keyboard.insertText(text)
}

describe('the console', { timeout: LONG }, () => {
  it('runs a question that comes with it, and hides what is too small', async () => {
    const { page } = khanh
    await signsIn(khanh, world, 'khanh')
    await page.goto('/staff/console')
    await page.locator('.con-schema').waitFor()
    await button('Xếp loại người đứng đầu năm 2022 so với 2023').click()
    await page.getByText(/chi phí ước tính \d+ \/ 5.000/).waitFor()
    await page.getByRole('button', { name: /^Chạy/ }).click()
    await answered('Kết quả, 7 dòng')
    expect(await page.getByText(/NotEnoughData/).count()).toBeGreaterThan(0)
    await page.getByText(/chi phí thật \d+ \/ 5.000/).waitFor()
    await looksWell(khanh, 'console-table')
  })

  it('shows it as a chart and as JSON', async () => {
    const { page } = khanh
    await view('Biểu đồ').click()
    await page.locator('.con-out svg').first().waitFor()
    await looksWell(khanh, 'console-chart')
    await view('JSON').click()
    await page.locator('.con-json').waitFor()
    await view('Bảng').click()
  })

  it('saves the table as a file with the same gaps', async () => {
    const { page } = khanh
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: /CSV/ }).click()
    const text = await readFile(await (await saving).path(), 'utf8')
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text).toContain('NotEnoughData')
    expect(text).not.toMatch(/(^|,)[=+@]/m)
  })

  it('asks for variables as a form, and says what is wrong with one', async () => {
    const { page } = khanh
    await page.getByLabel(/later/).first().fill('năm')
    await page.getByText('Cần một số nguyên, ví dụ 2023.').waitFor()
    await page.getByRole('button', { name: /^Chạy/ }).click()
    await page.getByText(/Chưa chạy được/).waitFor()
    await page.getByLabel(/later/).first().fill('2023')
  })

  it('names the field that costs too much before anything is sent', async () => {
    const { page } = khanh
    await button('Mới').click()
    await writes(
      '{ organizations(first: 100) { edges { node { children(first: 100) { edges { node { id name { vi } } } } } } } }',
    )
    // the editor holds these words too
    const problems = page.locator('.con-problems')
    await problems.getByText(/organizations.*children/).waitFor()
    await looksWell(khanh, 'console-costly', { quick: true })
  })

  it('strikes through what is closed to the role', async () => {
    const { page } = khanh
    await page.getByLabel('Tìm trường hoặc kiểu').fill('unitMembers')
    await page.locator('s, del, .struck').filter({ hasText: 'unitMembers' }).first().waitFor()
    await page.getByLabel('Tìm trường hoặc kiểu').fill('')
  })

  it('keeps a question, renames it and takes it away', async () => {
    const { page } = khanh
    await writes('{ organizations(first: 5) { totalCount edges { node { name { vi } } } } }')
    await button('Lưu').click()
    await page.getByRole('dialog').getByLabel('Tên').fill('Năm đơn vị đầu')
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
    await button('Năm đơn vị đầu').waitFor()
    await page.reload()
    await button('Năm đơn vị đầu').click()
    await page.getByRole('button', { name: /^Chạy/ }).click()
    await answered('Kết quả, 5 dòng')
    await button('Xóa…').click()
    await looksWell(khanh, 'console-remove', { quick: true })
    await page.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click()
    await button('Năm đơn vị đầu').waitFor({ state: 'detached' })
  })
})
