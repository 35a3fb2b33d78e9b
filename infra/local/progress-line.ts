const WARM_UP_MS = 10_000

/**
 * A line that tells how far a long step is: rewritten in place on a terminal, once every tenth elsewhere. A step that
 * lasts says how long it will still take. `now` is a clock in ms, for tests.
 */
export function progressLine(
  title: string,
  out: Out = process.stdout,
  now: () => number = Date.now,
): (step: string, done: number, total: number) => void {
  let shown = ''
  let step = { name: '', began: 0, from: 0 }
  return (name, done, total) => {
    if (step.name !== name) step = { name, began: now(), from: done }
    const tenth = total > 0 ? Math.floor((done / total) * 10) : 10
    const bar = `${'█'.repeat(tenth)}${'░'.repeat(10 - tenth)}`
    const left = leftIn(now() - step.began, done - step.from, total - done)
    const line = `  ${process.uptime().toFixed(1).padStart(6)} s  ${title} ${bar} ${name} ${done}/${total}${left}`
    if (out.isTTY) out.write(`\r\x1b[2K${line}${done >= total ? '\n' : ''}`)
    else if (shown !== `${name}${tenth}`) out.write(`${line}\n`)
    shown = `${name}${tenth}`
  }
}

type Out = { isTTY?: boolean; write: (text: string) => unknown }

/** Nothing in the first ten seconds of a step, nor for less than a quarter of a minute. */
function leftIn(elapsedMs: number, did: number, toDo: number): string {
  const seconds = did > 0 ? (elapsedMs * toDo) / did / 1000 : 0
  if (elapsedMs < WARM_UP_MS || seconds < 15) return ''
  if (seconds < 90) return ` · còn khoảng ${Math.round(seconds / 10) * 10} giây · s left`
  return ` · còn khoảng ${Math.round(seconds / 60)} phút · min left`
}
