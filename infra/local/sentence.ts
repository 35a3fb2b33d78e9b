/** Something a person can mend: shown as a sentence in Vietnamese and English, never as a stack. */
export class CannotGoOn extends Error {
  override name = 'CannotGoOn'
  /** @param vi one sentence in Vietnamese. @param en the same in English. */
  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`)
  }
}

/** Prints why the command stops: the sentence for what a person can mend, the stack for a bug. */
export function sayWhy(error: unknown): void {
  const text =
    error instanceof CannotGoOn ? error.message : error instanceof Error ? error.stack : error
  process.stderr.write(`\n${String(text)}\n`)
}
