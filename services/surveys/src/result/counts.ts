import { DONT_KNOW, type Question, SKIPPED, YEARLY_QUESTIONS } from '../survey/questions.ts'

/** How often each answer was given. Levels are BEST FIRST; skipped and "don't know" stand outside every score. */
export type QuestionCounts = { levels: number[]; skipped: number; dontKnow: number }

/** By question code. A code is there if and only if the question was asked. */
export type Counts = Record<string, QuestionCounts>

/** One slot per answer a ballot can hold; ratings.md 2: integers that merge by addition, in any order. */
export type Histogram = Uint32Array

const SLOTS = 8
const DONT_KNOW_SLOT = 7

/** An empty histogram of the whole questionnaire. */
export function newHistogram(all: Question[] = YEARLY_QUESTIONS): Histogram {
  return new Uint32Array(all.length * SLOTS)
}

/** Counts one ballot whose answers `checkAnswers` has accepted. The hot loop of the tally: no allocation. */
export function addAnswers(histogram: Histogram, answers: ArrayLike<number>): void {
  for (let at = 0; at < answers.length; at++) {
    const answer = answers[at] ?? SKIPPED
    const slot = at * SLOTS + (answer === DONT_KNOW ? DONT_KNOW_SLOT : answer)
    histogram[slot] = (histogram[slot] ?? 0) + 1
  }
}

/** The counts of the questions that were asked; what was not asked has no entry, not a zero. */
export function countsOf(
  histogram: Histogram,
  asked: Question[],
  all: Question[] = YEARLY_QUESTIONS,
): Counts {
  const position = new Map(all.map(({ code }, index) => [code, index * SLOTS]))
  return Object.fromEntries(asked.map((question) => [question.code, one(question)]))

  function one({ code, levels }: Question): QuestionCounts {
    const start = position.get(code) ?? 0
    const slot = (value: number) => histogram[start + value] ?? 0
    return {
      levels: levels.map(({ value }) => slot(value)).toReversed(),
      skipped: slot(SKIPPED),
      dontKnow: slot(DONT_KNOW_SLOT),
    }
  }
}

/** Answers with a level: what a score is made of. */
export function scoredOf({ levels }: QuestionCounts): number {
  return levels.reduce((sum, n) => sum + n, 0)
}

/** Everybody who was asked and sent a ballot. */
export function askedOf(counts: QuestionCounts): number {
  return scoredOf(counts) + counts.skipped + counts.dontKnow
}

/** Level by level; both must be of one question. */
export function addCounts(a: QuestionCounts, b: QuestionCounts): QuestionCounts {
  if (a.levels.length !== b.levels.length) throw new Error('counts of two different questions')
  return {
    levels: a.levels.map((n, index) => n + (b.levels[index] ?? 0)),
    skipped: a.skipped + b.skipped,
    dontKnow: a.dontKnow + b.dontKnow,
  }
}
