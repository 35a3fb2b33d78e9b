import type { Logger } from '@tinnhiem/kit/logger'
import { appendFile } from 'node:fs/promises'
import type { Config } from '../config.ts'

/** Brings a code to a person's phone. Failures are logged without the number and never told to the caller. */
export type SendCode = (to: { phone: string; card: string }, code: string) => Promise<void>

/** The console sender is for development; `config.ts` refuses it in production. */
export function codeSender(codes: Config['codes'], log: Logger): SendCode {
  const send =
    codes.sender === 'webhook' && codes.webhook ? webhook(codes.webhook) : toConsole(codes.file)
  return async (to, code) => {
    try {
      await send(to, code)
    } catch (error) {
      log.error({ reason: String(error) }, 'a code was not sent')
    }
  }
}

function toConsole(file: string | null): SendCode {
  return async ({ card }, code) => {
    if (file) await appendFile(file, `${JSON.stringify({ card, code })}\n`)
    else process.stdout.write(`  sign-in code for ${card}: ${code}\n`)
  }
}

function webhook(url: string): SendCode {
  return async ({ phone }, code) => {
    const body = JSON.stringify({ phone, text: `Mã đăng nhập Tín Nhiệm: ${code}` })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers,
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`)
  }
}
