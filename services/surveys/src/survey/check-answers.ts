import { DONT_KNOW, type Question, SKIPPED, YEARLY_QUESTIONS } from './questions.ts'

/** Why a list of answers is refused: wrong length, an answer to a question not asked, a value no level has. */
export type AnswerRule = 'LENGTH' | 'NOT_ASKED' | 'NOT_A_LEVEL'

export type AnswersChecked = { ok: true } | { ok: false; field: string; rule: AnswerRule }

/**
 * Checks the answers of one ballot by position in the whole questionnaire. 0 is skipped, 255 "don't know", 1 the worst
 * level; a question the pool is not asked (domain.md 8.2) must be 0. All skipped is a valid ballot.
 * `field` is the question's code, or `answers` for the list itself.
 */
export function checkAnswers(
  asked: Question[],
  answers: ArrayLike<number>,
  all: Question[] = YEARLY_QUESTIONS,
): AnswersChecked {
  if (answers.length !== all.length) return { ok: false, field: 'answers', rule: 'LENGTH' }
  const codes = new Set(asked.map(({ code }) => code))
  for (const [index, question] of all.entries()) {
    const rule = broken(question, codes.has(question.code), answers[index])
    if (rule) return { ok: false, field: question.code, rule }
  }
  return { ok: true }
}

function broken(question: Question, asked: boolean, answer: number | undefined): AnswerRule | null {
  if (answer === SKIPPED) return null
  if (!asked) return 'NOT_ASKED'
  const known = answer === DONT_KNOW || question.levels.some(({ value }) => value === answer)
  return known ? null : 'NOT_A_LEVEL'
}
