/** Fewest first words that several questions must share before they are left out. */
const WORDS = 4

/**
 * The words of a question in a list of all: the beginning that at least two others share is left
 * out, "..." stands for it. Questions that begin alone keep all their words.
 */
export function shortText(text: string, all: readonly string[]): string {
  const words = text.split(' ')
  const others = all.filter((other) => other !== text).map((other) => other.split(' '))
  let shared = 0
  while (
    shared < words.length - 1 &&
    others.filter((other) => starts(other, words, shared + 1)).length >= 2
  )
    shared += 1
  return shared < WORDS ? text : `… ${words.slice(shared).join(' ')}`
}

function starts(other: readonly string[], words: readonly string[], count: number): boolean {
  return words.slice(0, count).every((word, index) => other[index] === word)
}
