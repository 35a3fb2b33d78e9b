import type { WorkerContext } from '../jobs/worker-context.ts'

const BATCH = 500

/**
 * Rotation: every data key that an older key-encryption key wraps is wrapped by the current one. When nothing is left,
 * the old key can be destroyed, and with it what oplogs and backups still hold of destroyed data keys (decision 008).
 */
export async function rewrapKeys({ stores }: WorkerContext): Promise<void> {
  while ((await stores.keys.rewrap(BATCH)) === BATCH);
}
