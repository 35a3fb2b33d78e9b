import { expect } from 'vitest'
import type { Device } from './device.ts'
import { looksWell } from './look.ts'

const NEXT = { name: 'Tiếp tục' }
const SUBMIT = { name: 'Lưu và gửi người khác duyệt' }

/** "1 million initiatives, phase 2" as its template has it: five steps, nothing typed, sent for approval. */
export async function launchesInitiatives({ page, ...rest }: Device): Promise<void> {
  const desk = { page, ...rest }
  await page.getByRole('link', { name: 'Một triệu sáng kiến, giai đoạn 2' }).click()
  await page.getByLabel('Tên, tiếng Việt').waitFor()
  await looksWell(desk, 'launch-what')
  await page.getByRole('button', NEXT).click()
  await page.getByText(/\d+ đơn vị với \d+ đoàn\sviên sẽ thấy/).waitFor()
  await looksWell(desk, 'launch-who')
  await page.getByRole('button', NEXT).click()
  expect(await page.getByLabel('Ngày bắt đầu').inputValue()).toBe('2022-06-01')
  await looksWell(desk, 'launch-when')
  await page.getByRole('button', NEXT).click()
  await looksWell(desk, 'launch-criteria')
  await page.getByRole('button', NEXT).click()
  await page.getByRole('button', SUBMIT).waitFor()
  await looksWell(desk, 'launch-review')
  await page.getByRole('button', SUBMIT).click()
  await page.waitForURL(/campaigns\/[^/?]+$/)
}

/** An own drive from nothing, ten days long; a wrong day is said at its field, a reload loses nothing. */
export async function launchesDrive(desk: Device, title: string): Promise<void> {
  const { page } = desk
  await page.goto('/staff/campaigns/new')
  await page.getByLabel('Tên, tiếng Việt').fill(title)
  await page.getByRole('button', NEXT).click()
  await page.getByText('Cần cả tiếng Việt và tiếng Anh').waitFor()
  await page.getByLabel('Tên, tiếng Anh').fill('Month of small initiatives')
  await page.reload()
  expect(await page.getByLabel('Tên, tiếng Việt').inputValue()).toBe(title)
  await page.getByRole('button', NEXT).click()
  await page.getByRole('button', NEXT).click()
  await page.getByLabel('Ngày kết thúc').fill('2023-06-19')
  await page.getByRole('button', NEXT).click()
  await page.getByText('Ngày kết thúc phải từ ngày bắt đầu trở đi.').waitFor()
  await looksWell(desk, 'launch-when-wrong')
  await page.getByLabel('Ngày kết thúc').fill('2023-06-30')
  await page.getByRole('button', NEXT).click()
  await page.getByRole('button', { name: 'Thêm mục tiêu' }).click()
  await page.getByLabel('Bằng tiếng Việt').fill('Sáng kiến nhỏ trong tháng')
  await page.getByLabel('Bằng tiếng Anh').fill('Small initiatives this month')
  await page.getByLabel('Con số').fill('40')
  await page.getByRole('button', NEXT).click()
  await page.getByRole('button', SUBMIT).click()
  await page.waitForURL(/campaigns\/[^/?]+$/)
}

/** From the desk to a campaign of that title; a template may have the same words. */
export async function opensCampaign({ page }: Device, title: string): Promise<void> {
  await page.goto('/staff/campaigns')
  const list = page.getByRole('region', { name: 'Các phong trào' })
  await list.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
