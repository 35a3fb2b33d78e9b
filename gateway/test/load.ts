/** Requests without a pause from so many askers, until `stop`. */
export type Load = {
  /** Ends the askers and gives what went wrong and how many were fine. */
  stop: () => Promise<{ fine: number; wrong: string[] }>
  fine: () => number
}

/** @param ask throws, or gives a sentence, when an answer is not the right one */
export function startLoad(askers: number, ask: () => Promise<string | null>): Load {
  const wrong: string[] = []
  let [fine, isOver] = [0, false]
  const asker = async (): Promise<void> => {
    while (!isOver) {
      const problem = await ask().catch((error: unknown) => `${String(error)} ${causeOf(error)}`)
      if (problem === null) fine += 1
      else wrong.push(problem)
    }
  }
  const running = Array.from({ length: askers }, asker)
  return {
    fine: () => fine,
    stop: async () => {
      isOver = true
      await Promise.all(running)
      return { fine, wrong }
    },
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
}
