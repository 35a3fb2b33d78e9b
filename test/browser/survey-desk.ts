import { expect } from 'vitest'
import { moves, surveyOf } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'
import type { Device } from './device.ts'
import { looksWell } from './look.ts'

export const TITLE = 'Khảo sát hằng năm 2023'

/**
 * Fills in the template's form, once with a wrong day; returns the survey's id from the address it leads to. It is to
 * open tomorrow, so that the clock does not open it before the people do.
 */
export async function draftsSurvey(desk: Device): Promise<string> {
  const { page } = desk
  await page.goto('/staff/surveys/new')
  const title = page.getByLabel('Tên khảo sát, tiếng Việt')
  const save = page.getByRole('button', { name: 'Lưu nháp và xem thử' })
  await title.fill(TITLE)
  await page.getByLabel('Ngày mở').fill('2023-11-21')
  await page.getByLabel('Ngày đóng').fill('2023-11-20')
  await save.click()
  await page.getByText('Ngày đóng phải sau ngày mở.').waitFor()
  expect(await title.inputValue()).toBe(TITLE)
  expect(await page.getByLabel('Ngày mở').inputValue()).toBe('2023-11-21')
  await looksWell(desk, 'staff-draft-refused')
  await page.getByLabel('Ngày đóng').fill('2023-11-30')
  await save.click()
  await page.waitForURL('**/preview')
  return /surveys\/([^/]+)\/preview/.exec(page.url())?.[1] ?? ''
}

/** Closes by the dialog; a title that differs is refused by the page and, past the page, by the server. */
export async function closesSurvey(desk: Device, world: TestWorld, survey: string): Promise<void> {
  const { page } = desk
  await page.goto(`/staff/surveys/${survey}`)
  await page.getByRole('button', { name: 'Đóng khảo sát…' }).click()
  const typed = page.getByLabel('Gõ lại đúng tên khảo sát')
  const close = page.getByRole('button', { name: 'Đóng khảo sát', exact: true })
  await typed.fill('Khảo sát hằng năm 2022')
  expect(await close.isDisabled()).toBe(true)
  await looksWell(desk, 'staff-close')
  const { version } = await surveyOf(world, 'mai', survey)
  const wrong = await moves(world, 'mai', 'closeSurvey', survey, version, { title: 'Khảo sát' })
  expect(wrong).toMatchObject({ rule: 'TITLE_DIFFERS' })
  await typed.fill(TITLE)
  await close.click()
}
