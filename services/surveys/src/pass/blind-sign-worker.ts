import { serveThread } from '../keys/serve-thread.ts'
import { createRawSigner } from './raw-sign.ts'
import type { SignRequest } from './blind-sign.ts'

// Keys in use stay parsed for a moment: a thread forgets them one by one, and all of them when idle.
const signer = createRawSigner({ most: 32 })
let idle = 0
setInterval(() => {
  if (++idle > 1) signer.forget()
}, 15_000).unref()

serveThread(({ privateKey, blinded }: SignRequest): Uint8Array => {
  idle = 0
  const signature = signer.sign(privateKey, blinded)
  privateKey.fill(0)
  return signature
})
