/**
 * Keeps signed-in requests and anonymous ones apart in time on this device, also those of another tab (staff pages
 * beside the member's): while `alone` runs, signed-in requests wait; it starts only when none is under way. A ballot
 * next to a session is a name (privacy.md 2.5).
 */
export class Gate {
  #running = 0
  #alone: Promise<unknown> = Promise.resolve()
  #idle = new Set<() => void>()

  /** Runs a signed-in request once nothing anonymous is under way. */
  async signedIn<T>(work: () => Promise<T>): Promise<T> {
    for (let seen: unknown; seen !== this.#alone;) {
      seen = this.#alone
      await seen
    }
    this.#running += 1
    try {
      return await inTurn('shared', work)
    } finally {
      this.#running -= 1
      if (this.#running === 0) this.#idle.forEach((wake) => wake())
    }
  }

  /** Runs anonymous work with no signed-in request beside it; one at a time. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#alone
    const run = before.then(() => this.#whenIdle()).then(() => inTurn('exclusive', work))
    this.#alone = run.catch(() => undefined)
    return run
  }

  #whenIdle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = () => {
        this.#idle.delete(wake)
        resolve()
      }
      this.#idle.add(wake)
    })
  }
}

/** One gate for all tabs; each tab has its own where the browser has no locks. */
function inTurn<T>(mode: LockMode, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('tn-gate', { mode }, work) : work()
}
