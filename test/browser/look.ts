import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DESK, PHONE, type Device, type Shape } from './device.ts'

const NARROWEST = 320
const SCHEMES = ['light', 'dark'] as const

/** Where the pictures go: `TN_SHOTS`, or a new folder that is printed. */
const folder = process.env['TN_SHOTS'] || mkdtempSync(join(tmpdir(), 'tn-shots-'))
mkdirSync(folder, { recursive: true })
console.log(`Screenshots: ${folder}`)

/**
 * The page now open, for everybody: no violation axe knows of, at phone and desk width, in light and dark; nothing
 * sideways down to 320 px. Leaves a picture of each. `quick` looks at light only, for a page that does not wait; `narrow` leaves one of 320 px too.
 */
export async function looksWell(
  { page }: Device,
  name: string,
  { quick = false, narrow = false }: { quick?: boolean; narrow?: boolean } = {},
): Promise<void> {
  const shape = page.viewportSize() ?? DESK
  for (const { width, height } of [PHONE, DESK]) {
    await page.setViewportSize({ width, height })
    await comesToRest(page)
    await staysInside(page, name)
    for (const colorScheme of quick ? (['light'] as const) : SCHEMES) {
      await page.emulateMedia({ colorScheme })
      await comesToRest(page)
      await isAccessible(page, `${name} at ${width}, ${colorScheme}`, colorScheme === 'dark')
      await takesPicture(page, { width, height }, `${name}-${width}-${colorScheme}.png`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: NARROWEST, height: PHONE.height })
  await comesToRest(page)
  await staysInside(page, name)
  if (narrow) await takesPicture(page, { ...PHONE, width: NARROWEST }, `${name}-${NARROWEST}.png`)
  await page.setViewportSize(shape)
}

/** What measures itself (a table that may be wider than its panel) has seen the new width and been drawn again. */
const AT_REST = `new Promise((done) => {
  const frame = (left) => requestAnimationFrame(() => setTimeout(left > 0 ? () => frame(left - 1) : done))
  frame(2)
})`

async function comesToRest(page: Page): Promise<void> {
  await page.evaluate(AT_REST)
}

/** The whole page in a window as high as it is, so that what sticks to an edge hides nothing. */
async function takesPicture(page: Page, shape: Shape, file: string): Promise<void> {
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ ...shape, height: Math.max(shape.height, whole) })
  await page.screenshot({ path: join(folder, file) })
  await page.setViewportSize(shape)
}

/** In the dark only colours can differ from what was looked at in the light. */
async function isAccessible(page: Page, where: string, coloursOnly: boolean): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (coloursOnly ? axe.withRules(['color-contrast']) : axe).analyze()
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  )
  expect(found, where).toEqual([])
}

/** Runs in the page: what sticks out to the right, when the page as a whole can be moved sideways. */
const STICKING_OUT = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120))
    .concat('scrollWidth ' + scrollWidth)
})()`

async function staysInside(page: Page, name: string): Promise<void> {
  const { width } = page.viewportSize() ?? DESK
  const wide = await page.evaluate<string[]>(STICKING_OUT)
  expect(wide, `${name} is wider than ${width} px`).toEqual([])
}
