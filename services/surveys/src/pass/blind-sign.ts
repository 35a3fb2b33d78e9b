import { createThreads } from '../keys/threads.ts'

/** What a signing thread gets: PKCS #8 DER of the pool and the blinded value. */
export type SignRequest = { readonly privateKey: Uint8Array; readonly blinded: Uint8Array }

/** Signs blinded values in worker threads. Dispose of it when the service stops. */
export type Signer = {
  /**
   * The blind signature, as long as the modulus. Rejects for a blinded value of a wrong length or not below n (ask
   * `isBlindedValue` first), for a fault in the computation, and when the thread dies.
   */
  sign(privateKey: Uint8Array, blinded: Uint8Array): Promise<Buffer>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * BlindSign of RSABSSA-SHA384-PSS-Deterministic (RFC 9474 4.3), about 0.3 ms of one thread. The private key may be
 * overwritten as soon as `sign` has returned its promise: the threads get a copy, hold at most 32 parsed keys each
 * and forget all of them after at most 45 s without work. Source: privacy.md 3.
 */
export function createSigner({ threads }: { readonly threads: number }): Signer {
  const pool = createThreads<SignRequest, Uint8Array>(
    new URL('./blind-sign-worker.ts', import.meta.url),
    threads,
  )
  const sign: Signer['sign'] = async (privateKey, blinded) => {
    // A copy of exactly these bytes: cloning a view would send the whole buffer behind it.
    const request = { privateKey: new Uint8Array(privateKey), blinded: new Uint8Array(blinded) }
    const signing = pool.run(request)
    request.privateKey.fill(0)
    return Buffer.from(await signing)
  }
  return { sign, [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose]() }
}
