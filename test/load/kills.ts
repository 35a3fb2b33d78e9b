import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceProcess } from '../crash/service-process.ts'
import type { Absence } from './absence.ts'

type Killing = { end: number; everyMs: number; log: (line: string) => void }

/** Each blow falls on one that is up and was hit least, at random around `everyMs`, while others may be on their way back. */
export async function killUntil(
  processes: ReadonlyMap<string, ServiceProcess>,
  { end, everyMs, log }: Killing,
): Promise<void> {
  const away = new Map<string, Promise<void>>()
  for (;;) {
    const pause = everyMs * (0.5 + Math.random())
    if (Date.now() + pause > end) break
    await sleep(pause)
    const found = leastHit([...processes].filter(([name]) => !away.has(name)))
    if (!found) continue
    const [name, one] = found
    const back = one.killAndRestart().then(() => {
      away.delete(name)
      log(`${name} was killed and is back`)
    })
    away.set(name, back)
  }
  await Promise.all(away.values())
}

type Named = readonly [name: string, one: ServiceProcess]

function leastHit(up: readonly Named[]): Named | undefined {
  const least = Math.min(...up.map(([, one]) => one.kills()))
  const few = up.filter(([, one]) => one.kills() === least)
  return few[Math.floor(Math.random() * few.length)]
}

/** Room for a gateway to come back and be asked again before the end. */
const RECOVERY_MS = 10_000

/**
 * Kills the gateway in the last fifth of the time, once at least: what it remembered is gone with it, so its memory is
 * looked at before.
 * @param absences filled while it runs
 */
export async function killGateway(
  gateway: ServiceProcess,
  absences: Absence[],
  { from, end, everyMs, log }: Killing & { from: number },
): Promise<void> {
  await sleep(Math.max(0, from - Date.now()))
  do {
    const absence: Absence = { from: Date.now(), to: Infinity }
    absences.push(absence)
    await gateway.killAndRestart()
    absence.to = Date.now()
    log(`the gateway was killed and is back after ${absence.to - absence.from} ms`)
    await sleep(Math.min(everyMs, Math.max(0, end - Date.now())))
  } while (Date.now() + RECOVERY_MS < end)
}
