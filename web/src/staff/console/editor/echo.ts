/**
 * What an editor told its page and has not heard back. The page gives every text back with its next drawing, and by then
 * more may have been typed: such a text must not go over the newer one.
 */
export function createEcho() {
  let told: string[] = []
  return {
    tell: (text: string): void => void told.push(text),
    /** Whether a text of the page is one it was told; if not, the page wants another, and all that was told is void. */
    isEcho: (text: string): boolean => {
      const at = told.lastIndexOf(text)
      told = at < 0 ? [] : told.slice(at + 1)
      return at >= 0
    },
    forget: (): void => {
      told = []
    },
  }
}
