/**
 * Work this process already has in hand is joined, not begun twice: a busy process may lose the lock of a large job,
 * get it again, and would need twice the memory.
 */
export function inHand(work: (id: string) => Promise<void>): (id: string) => Promise<void> {
  const running = new Map<string, Promise<void>>()
  return async (id) => {
    const mine = running.get(id) ?? work(id).finally(() => running.delete(id))
    running.set(id, mine)
    await mine
  }
}
