import { open } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'

const Line = z.object({ card: z.string(), code: z.string() })

/** The latest sign-in code of a card, as soon as membership has written it. */
export type ReadCode = (card: string) => Promise<string>

const LOOK_EVERY_MS = 5
const PATIENCE_MS = 20_000

/** Follows the file of sign-in codes that only a development platform writes. */
export function followCodes(file: string): ReadCode {
  const codes = new Map<string, string>()
  let offset = 0
  let rest = ''
  let looking: Promise<void> | undefined
  const look = async () => {
    const { text, read } = await readFrom(file, offset)
    offset += read
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const { card, code } = Line.parse(JSON.parse(line))
      codes.set(card, code)
    }
  }
  return async (card) => {
    const until = Date.now() + PATIENCE_MS
    while (Date.now() < until) {
      looking ??= look().finally(() => (looking = undefined))
      await looking
      const code = codes.get(card)
      if (code !== undefined) {
        codes.delete(card)
        return code
      }
      await wait(LOOK_EVERY_MS)
    }
    throw new Error(`no sign-in code for ${card} within ${PATIENCE_MS / 1000} s`)
  }
}

async function readFrom(file: string, offset: number): Promise<{ text: string; read: number }> {
  await using handle = await open(file, 'r')
  const { size } = await handle.stat()
  const buffer = Buffer.alloc(size - offset)
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset)
  // A code and a card are ASCII: no character is cut at the end of a read.
  return { text: buffer.toString('latin1', 0, bytesRead), read: bytesRead }
}
