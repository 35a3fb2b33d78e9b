import type { Browser } from 'playwright-core'
import { makePeople } from '../world/people.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { demoOfNobody } from './demo-of-nobody.ts'
import { DESK, launchBrowser, openDevice, PHONE, type Device } from './device.ts'

/** The chair with a phone: an officer of this unit, whose level above is Phong Thổ. */
export const CHAIR = 'U-SCHOOL:0'
export const UNIT = 'Đơn vị U-SCHOOL'

/** The smallest picture that is one. */
export const PICTURE = {
  name: 'viec-lam.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

export type CampaignStage = Record<'bao' | 'hang' | 'phin' | 'chair', Device> & {
  world: TestWorld
  devices: Device[]
}

/** The small province in June 2023, an organiser, two officers at desks and a chair with a phone. */
export async function openCampaignStage(
  stack: AsyncDisposableStack,
  redisDb: number,
): Promise<CampaignStage> {
  await ensureBuiltWeb()
  const env = await demoOfNobody(stack)
  const at = '2023-06-20T08:00:00+07:00'
  const world = stack.use(await createWorld({ redisDb, people: makePeople(), at, env }))
  const browser: Browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  const bao = await openDevice(browser, world.url, DESK)
  const hang = await openDevice(browser, world.url, DESK)
  const phin = await openDevice(browser, world.url, DESK)
  const chair = await openDevice(browser, world.url, PHONE)
  return { world, bao, hang, phin, chair, devices: [bao, hang, phin, chair] }
}
