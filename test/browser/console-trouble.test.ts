import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from 'playwright-core'
import { plantYears, UNITS } from '../privacy/planted-years.ts'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { atConsole, COSTLY } from './console-desk.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { DESK, launchBrowser, openDevice, type Device } from './device.ts'
import { looksWell } from './look.ts'
import { readSheet } from './read-sheet.ts'
import { signsIn } from './sign-in.ts'

/** What an analyst is told when a question does not get through, and what of it she may report. */
const LONG = 120_000
const QUESTION = '{ organizations(first: 2) { totalCount } }'
const stack = new AsyncDisposableStack()
let world: TestWorld
let khanh: Device
let at: ReturnType<typeof atConsole>

beforeAll(async () => {
  await ensureBuiltWeb()
  const env = await demoOfNobody(stack)
  const people = makePeople(UNITS)
  world = stack.use(
    await createWorld({ redisDb: 61, people, env, at: '2024-02-01T08:00:00+07:00' }),
  )
  await plantYears(world.databases)
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  khanh = await openDevice(browser, world.url, DESK)
  await khanh.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  at = atConsole(khanh)
  await signsIn(khanh, world, 'khanh')
  await at.opens()
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => expect(khanh.errors.splice(0)).toEqual([]))

/** What Chromium itself writes about an answer that is no 2xx, and about a cut line. */
const forgetRefusals = () => {
  const others = khanh.errors.splice(0).filter((error) => !/Failed to load resource/.test(error))
  expect(others).toEqual([])
}

/** Questions in the analyst's own words meet `how` instead of the gateway; everything else goes through. */
async function meanwhile(how: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const { page } = khanh
  await page.route('**/graphql', async (route) => {
    const isOwn = route.request().postData()?.startsWith('{"query"') ?? false
    await (isOwn ? how(route) : route.continue())
  })
  return async () => await page.unroute('**/graphql')
}

describe('a question that does not get through', { timeout: LONG }, () => {
  it('is stopped by hand while it runs, and is kept', async () => {
    const { page } = khanh
    const held = Promise.withResolvers<void>()
    const again = await meanwhile(async (route) => {
      await held.promise
      await route.continue().catch(() => undefined)
    })
    await at.writes(QUESTION)
    await at.runs()
    await page.getByText('Đang hỏi các dịch vụ…').waitFor()
    await looksWell(khanh, 'console-running', { quick: true })
    await at.button('Dừng').click()
    await page.getByText('Đã dừng. Truy vấn và biến vẫn giữ.').waitFor()
    held.resolve()
    await again()
    expect(await page.locator('.cm-content').innerText()).toContain('organizations(first: 2)')
    await at.runs()
    await page.getByText(/chi phí thật/).waitFor()
  })

  it('says that the line is cut', async () => {
    await khanh.offline(true)
    await at.runs()
    await at.trouble.filter({ hasText: 'Chưa hỏi được.' }).waitFor()
    expect(await at.trouble.innerText()).toContain('Chưa làm được vì mất mạng')
    await khanh.offline(false)
  })

  it('says that the server is away, which is another thing', async () => {
    const again = await meanwhile(async (route) => await route.abort('connectionrefused'))
    await at.runs()
    await at.trouble.filter({ hasText: 'Máy chủ đang tạm nghỉ' }).waitFor()
    await looksWell(khanh, 'console-failed')
    await again()
    forgetRefusals()
  })

  it('says when an overloaded platform takes questions again', async () => {
    const again = await meanwhile(async (route) => {
      const extensions = { code: 'OVERLOADED', retryAfter: 2, requestId: 'ab'.repeat(16) }
      const body = JSON.stringify({ errors: [{ message: 'x', extensions }] })
      const headers = { 'retry-after': '2', 'content-type': 'application/json' }
      await route.fulfill({ status: 503, headers, body })
    })
    await at.runs()
    await at.trouble.filter({ hasText: 'Thử lại sau khoảng 2 giây.' }).waitFor()
    await looksWell(khanh, 'console-overloaded')
    await again()
    forgetRefusals()
  })
})

describe('a cost that is refused', { timeout: LONG }, () => {
  /** The door of costs refuses so many times; the times it was asked are counted. */
  async function refusing(times: number, status: number, code: string, retryAfter: number) {
    const asked: number[] = []
    await khanh.page.route('**/graphql/cost', async (route) => {
      asked.push(Date.now())
      if (asked.length > times) return await route.continue()
      const body = JSON.stringify({ errors: [{ message: 'x', extensions: { code, retryAfter } }] })
      const headers = { 'retry-after': `${retryAfter}`, 'content-type': 'application/json' }
      await route.fulfill({ status, headers, body })
    })
    return { asked, ends: async () => await khanh.page.unroute('**/graphql/cost') }
  }
  const estimate = () => khanh.page.getByText(/chi phí ước tính/)

  it('says that questions came too fast, and waits whatever is typed', async () => {
    const { page } = khanh
    const { asked, ends } = await refusing(1, 429, 'RATE_LIMITED', 300)
    await at.writes('{ organizations(first: 4) { totalCount } }')
    await page.getByText('chưa tính được chi phí: hỏi quá nhiều câu liên tiếp').waitFor()
    await page.getByText(/tự tính lại sau \d+ giây/).waitFor()
    await looksWell(khanh, 'console-cost-refused', { narrow: true })
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('cost not known: too many questions in a row').waitFor()
    await looksWell(khanh, 'console-cost-refused-en', { quick: true, narrow: true })
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    await at.writes('{ organizations(first: 5) { totalCount } }')
    await page.getByText(/tự tính lại sau \d+ giây/).waitFor()
    expect(asked).toHaveLength(1)
    await ends()
    forgetRefusals()
    await at.opens()
  })

  it('says that the platform is busy, and asks again by itself at its time', async () => {
    const { page } = khanh
    const { asked, ends } = await refusing(1, 503, 'OVERLOADED', 3)
    await at.writes('{ organizations(first: 6) { totalCount } }')
    await page.getByText('chưa tính được chi phí: hệ thống đang bận').waitFor()
    await estimate().waitFor()
    expect(asked).toHaveLength(2)
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(3_000)
    await ends()
    forgetRefusals()
  })

  it('says that there is no network, and asks again when it is back', async () => {
    const { page } = khanh
    await khanh.offline(true)
    await at.writes('{ organizations(first: 3) { totalCount } }')
    await page.getByText('mất mạng; có mạng sẽ tự tính lại').waitFor()
    await khanh.offline(false)
    await estimate().waitFor()
  })
})

describe('a question that is refused', { timeout: LONG }, () => {
  it('gives the id of the request to report, and what to lower so that it runs', async () => {
    const { page } = khanh
    await at.writes(COSTLY)
    await at.runs()
    await at.trouble.filter({ hasText: 'Truy vấn tốn quá mức nên không chạy.' }).waitFor()
    const advice = /organizations\.edges\.node\.children: first đang là 100; từ (\d+) trở xuống/
    const [, fits] = advice.exec(await at.trouble.innerText()) ?? []
    const line = await at.trouble.getByText(/^Mã yêu cầu: [0-9a-f]{32}$/).innerText()
    await at.trouble.getByRole('button', { name: 'Chép mã' }).click()
    await at.trouble.getByText('Đã chép').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(line).toBe(`Mã yêu cầu: ${copied}`)
    await looksWell(khanh, 'console-refused', { quick: true, narrow: true })
    forgetRefusals()
    // one click lowers it where it is written, one step back takes that away again
    const editor = page.locator('.cm-content')
    await at.button(`Giảm từ 100 xuống ${fits}`).click()
    await page.getByText(/^Đã giảm ở organizations.edges.node.children/).waitFor()
    expect(await editor.innerText()).toContain(`children(first: ${fits})`)
    await page.keyboard.press('Control+z')
    await at.button(`Giảm từ 100 xuống ${fits}`).waitFor()
    expect(await editor.innerText()).toContain('children(first: 100)')
    await at.button(`Giảm từ 100 xuống ${fits}`).click()
    await page.getByText(/chi phí ước tính/).waitFor()
    await looksWell(khanh, 'console-lowered', { narrow: true })
    await at.runs()
    await page.getByText(/chi phí thật/).waitFor()
    expect(await at.trouble.count()).toBe(0)
  })

  it('is lowered in the variable that says the page, and put back', async () => {
    const { page } = khanh
    const text = COSTLY.replaceAll('first: 100', 'first: $n')
    await at.writes(`query Tree($n: Int!) ${text}`)
    const field = page.getByLabel('n: Int!')
    await field.fill('100')
    await page.getByRole('button', { name: /^Giảm từ 100 xuống \d+$/ }).click()
    expect(Number(await field.inputValue())).toBeLessThan(100)
    await page.getByText(/chi phí ước tính/).waitFor()
    await at.button('Hoàn tác').click()
    expect(await field.inputValue()).toBe('100')
  })

  it('says what to do when the answer is over 1 MB', async () => {
    // 1.6 MB without an alias, which nothing in the schema may have
    await at.writes(`{ __schema { types { ...All fields { type { ...All ofType { ...All ofType { ...All } } } } } } }
      fragment All on __Type { name kind description fields { name description type { ...Type } args { name description defaultValue type { ...Type } } } inputFields { name } enumValues { name description } }
      fragment Type on __Type { kind name description ofType { kind name description ofType { kind name description ofType { kind name description } } } }`)
    await at.runs()
    await at.trouble.filter({ hasText: 'Kết quả lớn hơn 1 MB' }).waitFor()
    expect(await at.trouble.innerText()).toContain('Lấy ít dòng hơn (first), hoặc bỏ bớt trường.')
    // nothing came, so there is no table to look at or to take away
    expect(await khanh.page.locator('.con-out table').count()).toBe(0)
    expect(await khanh.page.getByRole('button', { name: /CSV/ }).isDisabled()).toBe(true)
    await looksWell(khanh, 'console-large', { quick: true })
    forgetRefusals()
  })
})

describe('a part that rests', { timeout: LONG }, () => {
  it('is named, and the rest of the answer is shown', async () => {
    const { page } = khanh
    await world.stopService('surveys')
    await page
      .getByRole('button', { name: /tín nhiệm.*theo/i })
      .first()
      .click()
    await at.runs()
    await at.trouble.filter({ hasText: 'Kết quả thiếu một phần.' }).waitFor()
    expect(await at.trouble.innerText()).toMatch(/Không trả lời: khảo\ssát\. Các cột khác vẫn đúng/)
    await at.answered('Kết quả, 7 dòng')
    await page.locator('.con-status .con-bad', { hasText: /khảo\ssát/ }).waitFor()
    await page.getByRole('rowheader').first().waitFor()
    await looksWell(khanh, 'console-partial', { narrow: true })
    const arriving = page.waitForEvent('download')
    await page.getByRole('button', { name: /CSV/ }).click()
    expect((await arriving).suggestedFilename()).toMatch(/-thieu-mot-phan\.csv$/)
  })

  it('leaves marks where its figures were, in the table, in files and under the chart', async () => {
    const { page } = khanh
    await at.button('Mới').click()
    await at.writes(`{ organizations(level: DIRECT_UPPER, first: 100) { edges { node { name { vi en }
      leaderClasses(year: 2023) { ... on LeaderClasses { rated } }
      trust(year: 2022) { ... on TrustFigures { satisfaction } } } } } }`)
    await at.runs()
    await at.answered('Kết quả, 7 dòng')
    await page.locator('.con-table').getByText('không lấy được').nth(6).waitFor()
    await page.getByText(/^7 ô không lấy được/).waitFor()
    await looksWell(khanh, 'console-missing', { narrow: true })
    const csv = (await at.takes(/CSV/)).toString('utf8')
    expect(csv.match(/NotAvailable: không lấy được/g)).toHaveLength(7)
    const cells = readSheet(await at.takes(/Excel|XLSX/i)).flat()
    const marked = cells.filter(({ text }) => text === 'NotAvailable: không lấy được')
    expect(marked.map(({ isFormula }) => isFormula)).toEqual(marked.map(() => false))
    expect(marked).toHaveLength(7)
    await at.button('Biểu đồ').click()
    await page.getByText(/^Thiếu 7 điểm của trust vì không lấy được số: /).waitFor()
    await looksWell(khanh, 'console-missing-chart', { narrow: true })
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText(/^7 points of trust missing /).waitFor()
    await at.button('Table').click()
    await page.getByText(/^7 cells are not available/).waitFor()
    await looksWell(khanh, 'console-missing-en', { quick: true, narrow: true })
  })
})
