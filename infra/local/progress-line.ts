/** A line that tells how far a long step is: rewritten in place on a terminal, once every tenth elsewhere. */
export function progressLine(
  title: string,
  out = process.stdout,
): (step: string, done: number, total: number) => void {
  let shown = ''
  return (step, done, total) => {
    const tenth = total > 0 ? Math.floor((done / total) * 10) : 10
    const bar = `${'█'.repeat(tenth)}${'░'.repeat(10 - tenth)}`
    const line = `  ${process.uptime().toFixed(1).padStart(6)} s  ${title} ${bar} ${step} ${done}/${total}`
    if (out.isTTY) out.write(`\r\x1b[2K${line}${done >= total ? '\n' : ''}`)
    else if (shown !== `${step}${tenth}`) out.write(`${line}\n`)
    shown = `${step}${tenth}`
  }
}
