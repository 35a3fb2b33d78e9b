import type { WorkerContext } from './worker-context.ts'

/** Asks the clock and the database what is due (D-18). Safe to run twice and beside itself. */
export async function tick(_ctx: WorkerContext): Promise<void> {}
