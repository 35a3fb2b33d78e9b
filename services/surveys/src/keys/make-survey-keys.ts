import { makeBoardKey } from './board-key.ts'
import type { KeyStore } from './key-store.ts'
import { makePoolKeys } from './make-pool-keys.ts'
import { seal, type SealingKey } from './seal.ts'

/**
 * Makes the keys a survey still lacks: pool numbers 1 to `wanted`, and the board. Made ahead while the survey is
 * DRAFT (39 ms each); safe to run twice at once, the first key of a holder stays.
 */
export async function makeSurveyKeys(
  keys: KeyStore,
  sealing: SealingKey,
  survey: string,
  wanted: number,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  const have = new Set(await keys.holders(survey))
  if (!have.has('board')) await makeBoard(keys, sealing, survey)
  const missing = Array.from({ length: wanted }, (_, index) => index + 1).filter(
    (n) => !have.has(String(n)),
  )
  await makePoolKeys(missing.length, async ({ publicKey, privateKey }, done) => {
    const number = missing[done - 1] ?? 0
    const envelope = seal(sealing, { survey, holder: number }, privateKey)
    await keys.put(survey, String(number), publicKey, envelope)
    await progress(wanted - missing.length + done)
  })
}

async function makeBoard(keys: KeyStore, sealing: SealingKey, survey: string): Promise<void> {
  const { publicKey, privateKey } = makeBoardKey()
  await keys.put(survey, 'board', publicKey, seal(sealing, { survey, holder: 'board' }, privateKey))
  privateKey.fill(0)
}
