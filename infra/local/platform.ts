import { refuseTakenPort } from './ports.ts'
import { processes } from './processes.ts'
import type { Wiring } from './processes.ts'
import { runProcess } from './run-process.ts'
import type { Running } from './run-process.ts'

/** All processes, ready. */
export type Platform = {
  /** Rejects when one of them crashes. */
  crashed: Promise<never>
  stop: () => Promise<void>
}

/**
 * Starts every process of `processes.ts` side by side and waits until all are ready; the gateway comes last,
 * so that its door opens onto a whole house.
 * @throws CannotGoOn when one does not start; the others are stopped again first.
 */
export async function startPlatform(wiring: Wiring, dataDir: string): Promise<Platform> {
  const plans = processes(wiring)
  const inner = plans.filter(({ name }) => name !== 'gateway')
  const doors = plans.filter(({ name }) => name === 'gateway')
  const running: Running[] = []
  for (const group of [inner, doors]) {
    const started = await Promise.allSettled(group.map((plan) => runProcess(plan, wiring, dataDir)))
    running.push(...started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    const failed = started.find((one) => one.status === 'rejected')
    if (!failed) continue
    await stopAll(running)
    throw failed.reason
  }
  const crashed = Promise.race(running.map((one) => one.crashed))
  crashed.catch(() => undefined)
  return { crashed, stop: () => stopAll(running) }
}

/** In the order of their ports. */
export const DOORS = [
  'gateway',
  'membership',
  'surveys',
  'ratings',
  'campaigns',
  'referrals',
] as const

/**
 * Looks at every port of the platform before anything is started.
 * @throws CannotGoOn naming the port and who holds it.
 */
export async function refuseTakenPorts(port: number): Promise<void> {
  for (const [step, name] of DOORS.entries()) {
    await refuseTakenPort(port + step, name, {
      vi: `Hãy tắt chương trình đó, hoặc chọn cổng khác: npm start -- --port=${port + 100}`,
      en: `Stop that program, or choose another port: npm start -- --port=${port + 100}`,
    })
  }
}

/** The gateway first, so that nobody's request meets half a house. */
async function stopAll(running: readonly Running[]): Promise<void> {
  const doors = running.filter(({ name }) => name === 'gateway')
  for (const one of doors) await one.stop()
  await Promise.all(running.filter((one) => !doors.includes(one)).map((one) => one.stop()))
}
