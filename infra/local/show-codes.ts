import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { z } from 'zod'

const Line = z.object({ card: z.string(), code: z.string() })

/** Shows codes written to a file; `stop` removes the file. */
export type ShownCodes = { cards: ReadonlySet<string> | 'all'; stop: () => void }

/**
 * Shows sign-in codes from the file that stands in for the console while the demo is made: only those of `cards`,
 * because the seeder signs in hundreds of others, and from `cards = 'all'` on everybody's.
 */
export function showCodes(file: string, cards: ShownCodes['cards']): ShownCodes {
  let offset = statSync(file).size
  const look = () => {
    const lines = readFrom(file, offset)
    offset += lines.reduce((sum, line) => sum + line.length + 1, 0)
    for (const { card, code } of lines.map((line) => Line.parse(JSON.parse(line)))) {
      if (shown.cards === 'all' || shown.cards.has(card)) console.log(`  ${card}: ${code}`)
    }
  }
  const timer = setInterval(look, 200)
  const shown: ShownCodes = {
    cards,
    stop: () => {
      clearInterval(timer)
      rmSync(file, { force: true })
    },
  }
  return shown
}

/** The whole lines after `offset`; a card and a code are ASCII. */
function readFrom(file: string, offset: number): string[] {
  const bytes = Buffer.alloc(statSync(file).size - offset)
  const handle = openSync(file, 'r')
  readSync(handle, bytes, 0, bytes.length, offset)
  closeSync(handle)
  return bytes.toString('latin1').split('\n').slice(0, -1)
}
