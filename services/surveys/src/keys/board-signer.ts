import type { KeyObject } from 'node:crypto'
import { readBoardPrivateKey, signText } from './board-key.ts'
import type { KeyStore } from './key-store.ts'
import { unseal, type SealingKey } from './seal.ts'

export type SignAsBoard = (survey: string, text: string | Uint8Array) => Promise<Buffer>

/** Signs as a survey's board; the parsed key is kept for the few surveys that are open at once. */
export function boardSigner(keys: KeyStore, sealing: SealingKey): SignAsBoard {
  const cache = new Map<string, Promise<KeyObject>>()
  const load = async (survey: string): Promise<KeyObject> => {
    const sealed = await keys.sealed(survey, 'board')
    if (!sealed) throw new Error(`no board key for survey ${survey}`)
    const pkcs8 = unseal(sealing, { survey, holder: 'board' }, sealed)
    const key = readBoardPrivateKey(pkcs8)
    pkcs8.fill(0)
    return key
  }
  return async (survey, text) => {
    const loading = cache.get(survey) ?? load(survey)
    cache.set(survey, loading)
    try {
      return signText(await loading, text)
    } catch (error) {
      cache.delete(survey)
      throw error
    }
  }
}
