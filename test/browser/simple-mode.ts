import type { Device } from './device.ts'

/** Size of type of the first element of `selector`, in CSS pixels. */
export async function typeOf({ page }: Device, selector: string): Promise<number> {
  await page.locator(selector).first().waitFor()
  const first = `document.querySelector(${JSON.stringify(selector)})`
  return Number.parseFloat(await page.evaluate<string>(`getComputedStyle(${first}).fontSize`))
}

/** Left and top of the way back, in CSS pixels. */
export async function backIsAt({ page }: Device): Promise<{ x: number; y: number }> {
  const box = await page.locator('header .back').boundingBox()
  if (!box) throw new Error('there is no way back')
  return { x: box.x, y: box.y }
}

/** How many options the page has. @throws Error when two share a row, or one has no picture of its step before its words */
export async function oneOptionARow({ page }: Device): Promise<number> {
  const options = await page.locator('.choice').all()
  let below = 0
  for (const option of options) {
    const row = await option.boundingBox()
    const step = await option.locator('.step').boundingBox()
    const words = await option.locator(':scope > span').boundingBox()
    if (!row || row.y < below) throw new Error('two options share a row')
    if (!step || !words || step.x + step.width > words.x)
      throw new Error('no step before the words')
    below = row.y + row.height
  }
  return options.length
}
