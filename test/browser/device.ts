import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from 'playwright-core'
import { ensureChromium } from '../../infra/local/chromium.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium of our own, from `TN_CHROMIUM` (set by `npm test`) or looked for. @throws Error when there is none */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['TN_CHROMIUM'] || (await ensureChromium())
  return await chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 })
}

/** One GraphQL request as it left the device. */
export type Sent = { operation: string; request: Request }

/** One person's phone or desk: its own cookies and storage, and a record of everything that went in and out. */
export type Device = {
  context: BrowserContext
  page: Page
  sent: Sent[]
  /** The JSON of every GraphQL answer, as it arrived. */
  received: Promise<unknown>[]
  /** Console errors and thrown errors of the page; empty unless something is broken. */
  errors: string[]
  offline: (off: boolean) => Promise<void>
}

export type Shape = { width: number; height: number }

export const PHONE: Shape = { width: 360, height: 740 }
export const DESK: Shape = { width: 1280, height: 900 }

/** Opens a device at the gateway's address. */
export async function openDevice(browser: Browser, url: string, shape: Shape): Promise<Device> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: shape,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(45_000)
  const page = await context.newPage()
  const device: Device = {
    context,
    page,
    sent: [],
    received: [],
    errors: [],
    offline: async (off) => await context.setOffline(off),
  }
  listen(device)
  return device
}

function listen({ context, page, sent, received, errors }: Device): void {
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // Chromium itself reports a request that a cut line stops; that one is wanted.
    const cut = message.text().includes('net::ERR_INTERNET_DISCONNECTED')
    if (message.type() === 'error' && !cut) errors.push(`${page.url()}: ${message.text()}`)
  })
  context.on('request', (request) => {
    if (!isGraphql(request)) return
    sent.push({ operation: request.postDataJSON().operationName, request })
  })
  page.on('response', (response) => {
    if (isGraphql(response.request())) received.push(response.json().catch(() => 'UNREAD'))
  })
}

function isGraphql(request: Request): boolean {
  return request.method() === 'POST' && new URL(request.url()).pathname === '/graphql'
}
