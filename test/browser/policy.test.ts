import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type TestWorld } from '../world/world.ts'
import { ensureBuiltWeb } from './built-web.ts'
import { launchBrowser, openDevice, PHONE, type Device } from './device.ts'

const stack = new AsyncDisposableStack()
let world: TestWorld
let phone: Device

beforeAll(async () => {
  await ensureBuiltWeb()
  world = stack.use(await createWorld({ redisDb: 51 }))
  const browser = await launchBrowser()
  stack.defer(async () => await browser.close())
  phone = await openDevice(browser, world.url, PHONE)
}, 180_000)
afterAll(async () => await stack.disposeAsync(), 60_000)

describe('a page, under its own content security policy', () => {
  it('of a member opens, and keeps itself for offline use', async () => {
    const { page, errors } = phone
    await page.goto('/')
    await page.locator('#root > *').first().waitFor()
    const state = await page.evaluate<string>(
      'navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)',
    )
    expect(state).toBe(`${world.url}/sw.js`)
    expect(errors.filter((error) => /Trusted|Content Security/.test(error))).toEqual([])
  })

  it.each(['/', '/staff'])('takes no text for markup or for a script on %s', async (path) => {
    const { page, context, errors } = phone
    const [name = '', value = ''] = (await world.as('mai')).cookie?.split('=') ?? []
    await context.addCookies([{ name, value, url: world.url, sameSite: 'Strict' }])
    await page.goto(path)
    await page.locator('main').first().waitFor()
    expect(new URL(page.url()).pathname.startsWith('/staff')).toBe(path === '/staff')
    expect(errors.filter((error) => /Trusted|Content Security/.test(error))).toEqual([])
    const tries = [
      'document.body.innerHTML = "<img src=x onerror=alert(1)>"',
      'document.createElement("script").src = "/sw.js"',
      'trustedTypes.createPolicy("another", { createScriptURL: (text) => text })',
    ]
    const refused = async (attempt: string) =>
      await page.evaluate<string>(`try { ${attempt}; 'done' } catch (error) { error.name }`)
    const tried = await Promise.all(tries.map(refused))
    expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError'])
    phone.errors.length = 0
  })

  it('runs no inline script', async () => {
    const elsewhere = await phone.context.newPage()
    expect(await elsewhere.evaluate<string>(INLINE_SCRIPT)).toBe('ran')
    expect(await phone.page.evaluate<string>(INLINE_SCRIPT)).toBe('enforce')
    phone.errors.length = 0
  })
})

/** Puts a script into the page and waits for one of the two: it ran, or the policy was enforced. */
const INLINE_SCRIPT = `new Promise((done) => {
  addEventListener('inline', () => done('ran'))
  document.addEventListener('securitypolicyviolation', (event) => done(event.disposition))
  const script = document.createElement('script')
  script.type = 'module'
  script.append('dispatchEvent(new Event("inline"))')
  document.head.append(script)
})`
