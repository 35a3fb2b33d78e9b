import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { DESK, launchBrowser, openDevice, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { signsIn } from './sign-in.ts'

/** An analyst makes a token for a script, keeps it, and ends it. */
const LONG = 120_000
const NAME = 'Báo cáo quý bằng R'
const stack = new AsyncDisposableStack()
let world: TestWorld
let khanh: Device
let secret = ''

beforeAll(async () => {
  await ensureBuiltWeb()
  const env = await demoOfNobody(stack)
  world = stack.use(await createWorld({ redisDb: 62, people: makePeople(), env }))
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  khanh = await openDevice(browser, world.url, DESK)
  await khanh.context.grantPermissions(['clipboard-read', 'clipboard-write'])
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => expect(khanh.errors.splice(0)).toEqual([]))

describe('an analyst', { timeout: LONG }, () => {
  it('finds no token yet, and scripts to copy', async () => {
    const { page } = khanh
    await signsIn(khanh, world, 'khanh')
    await page.goto('/staff/tokens')
    await page.getByRole('heading', { level: 1, name: 'Mã truy cập' }).waitFor()
    await page.getByText('Chưa có mã nào.').waitFor()
    await page.getByText('library(httr2)').waitFor()
    await page.getByRole('button', { name: 'Python' }).click()
    await page.getByText('import urllib.request').waitFor()
    await looksWell(khanh, 'tokens-empty')
  })

  it('is told at the field what is wrong, and keeps the name', async () => {
    const { page } = khanh
    await page.getByLabel('Tên', { exact: true }).fill(NAME)
    await page.getByLabel('Số ngày dùng được').fill('900')
    await page.getByRole('button', { name: 'Tạo mã' }).click()
    await page.getByText('Cần một số nguyên từ 1 đến 365. Tên vẫn giữ.').waitFor()
    expect(await page.getByLabel('Tên', { exact: true }).inputValue()).toBe(NAME)
  })

  it('makes one and sees its secret once', async () => {
    const { page } = khanh
    await page.getByLabel('Số ngày dùng được').fill('30')
    await page.getByRole('button', { name: 'Tạo mã' }).click()
    await page.getByText(`Mã “${NAME}” đã tạo.`).waitFor()
    secret = (await page.locator('.con-secret code').textContent()) ?? ''
    expect(secret).toMatch(/^tn_pat_/)
    await page.getByRole('button', { name: 'Chép', exact: true }).click()
    await page.locator('.con-secret').getByText('Đã chép').waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(secret)
    await looksWell(khanh, 'tokens-made')
    await page.getByRole('button', { name: 'Đã cất xong' }).click()
    await page.reload()
    await page.getByRole('heading', { level: 3, name: NAME }).waitFor()
    expect(await page.content()).not.toContain(secret)
  })

  it('ends it after a dialog that says what stops and what stays', async () => {
    const { page } = khanh
    await page.getByRole('button', { name: `Thu hồi mã ${NAME}` }).click()
    await page.getByRole('dialog').waitFor()
    await looksWell(khanh, 'tokens-revoke', { quick: true })
    await page.getByRole('button', { name: 'Thu hồi', exact: true }).click()
    await page.getByText(/^thu hồi \d/).waitFor()
    expect(await page.getByRole('button', { name: /^Thu hồi mã/ }).count()).toBe(0)
  })
})
