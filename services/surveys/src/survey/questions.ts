/** A text in both languages of the platform, Vietnamese first. */
export type Words = { vi: string; en: string }

export type QuestionType = 'SCALE5' | 'TRUST3'

/** Whom the answer is about: decides who is asked and whose score it moves (domain.md 8.2). */
export type QuestionAbout = 'MY_UNION' | 'MY_CHAIR' | 'UPPER_CHAIR' | 'PROVINCE'

export type Level = {
  /** What a ballot holds: 1 is the worst. */
  value: number
  words: Words
  /** A short meaning under the word, only where the word alone is unclear. */
  meaning: Words | null
}

/** One question of the frozen questionnaire. */
export type Question = {
  code: string
  type: QuestionType
  about: QuestionAbout
  /** A few words for lists and headings. */
  label: Words
  text: Words
  /** Worst first: `levels[0].value` is 1. */
  levels: Level[]
  /** The words of the neutral exit, stored as `DONT_KNOW`. */
  dontKnow: Words
}

/** What a ballot holds for a question that was passed over, or not asked. */
export const SKIPPED = 0
/** What a ballot holds for "don't know": a level of its own, outside every score. */
export const DONT_KNOW = 255

function level(value: number, vi: string, en: string, meaning: Words | null = null): Level {
  return { value, words: { vi, en }, meaning }
}

/** Satisfaction, worst first. */
export const SCALE5_LEVELS: Level[] = [
  level(1, 'Rất không hài lòng', 'Very dissatisfied'),
  level(2, 'Không hài lòng', 'Dissatisfied'),
  level(3, 'Bình thường', 'Neither'),
  level(4, 'Hài lòng', 'Satisfied'),
  level(5, 'Rất hài lòng', 'Very satisfied'),
]

/** The three legal levels of confidence (domain.md B-8), worst first. */
export const TRUST3_LEVELS: Level[] = [
  level(1, 'Tín nhiệm thấp', 'Low confidence', {
    vi: 'Chưa tin ở cách làm việc',
    en: 'Does not yet trust how they work',
  }),
  level(2, 'Tín nhiệm', 'Confidence', {
    vi: 'Làm được việc, chấp nhận được',
    en: 'Gets things done, acceptable',
  }),
  level(3, 'Tín nhiệm cao', 'High confidence', {
    vi: 'Tin tưởng rõ rệt ở cách làm việc',
    en: 'Clearly trusts how they work',
  }),
]

const dontKnowScale: Words = { vi: 'Tôi không rõ việc này', en: 'I do not know about this' }
const dontKnowTrust: Words = { vi: 'Chưa đủ hiểu để trả lời', en: 'I do not know enough to answer' }

/** How satisfied: `vi` and `en` finish the sentence. */
function scale5(
  code: string,
  about: QuestionAbout,
  label: Words,
  vi: string,
  en: string,
): Question {
  const text = {
    vi: `Anh chị hài lòng đến mức nào với ${vi}?`,
    en: `How satisfied are you with ${en}?`,
  }
  return {
    code,
    type: 'SCALE5',
    about,
    label,
    text,
    levels: SCALE5_LEVELS,
    dontKnow: dontKnowScale,
  }
}

/** How much confidence: `vi` and `en` name the office. */
function trust3(
  code: string,
  about: QuestionAbout,
  label: Words,
  vi: string,
  en: string,
): Question {
  const text = {
    vi: `Anh chị tín nhiệm ${vi} ở mức nào?`,
    en: `How much confidence do you have in ${en}?`,
  }
  return {
    code,
    type: 'TRUST3',
    about,
    label,
    text,
    levels: TRUST3_LEVELS,
    dontKnow: dontKnowTrust,
  }
}

/**
 * The yearly questionnaire (domain.md 8.2): twelve questions, none required. Their order is the order of a ballot's
 * answers and is frozen with the survey.
 */
export const YEARLY_QUESTIONS: Question[] = [
  scale5(
    'union1',
    'MY_UNION',
    { vi: 'Trả lời khi tôi hỏi', en: 'Answers when I ask' },
    'cách công đoàn cơ sở trả lời khi mình hỏi',
    'how your union answers when you ask',
  ),
  scale5(
    'union2',
    'MY_UNION',
    { vi: 'Bảo vệ quyền lợi khi có việc', en: 'Protects our rights' },
    'cách công đoàn cơ sở bảo vệ quyền lợi khi có việc',
    'how your union protects your rights when something happens',
  ),
  scale5(
    'union3',
    'MY_UNION',
    { vi: 'Công khai thu chi công đoàn', en: 'Open about its money' },
    'cách công đoàn cơ sở công khai thu chi',
    'how openly your union shows what it takes in and spends',
  ),
  scale5(
    'union4',
    'MY_UNION',
    { vi: 'Thăm hỏi lúc ốm đau, khó khăn', en: 'Cares in illness and hardship' },
    'cách công đoàn cơ sở thăm hỏi lúc ốm đau, khó khăn',
    'how your union looks after people in illness and hardship',
  ),
  scale5(
    'union5',
    'MY_UNION',
    { vi: 'Nói thay chúng tôi khi đối thoại', en: 'Speaks for us in talks' },
    'cách công đoàn cơ sở nói thay đoàn viên khi đối thoại',
    'how your union speaks for members in talks with the employer',
  ),
  trust3(
    'chairTrust',
    'MY_CHAIR',
    { vi: 'Chủ tịch công đoàn cơ sở', en: 'Chair of my union' },
    'chủ tịch công đoàn cơ sở',
    'the chair of your union',
  ),
  scale5(
    'chair1',
    'MY_CHAIR',
    { vi: 'Chủ tịch lắng nghe', en: 'The chair listens' },
    'cách chủ tịch công đoàn cơ sở lắng nghe đoàn viên',
    'how the chair of your union listens to members',
  ),
  scale5(
    'chair2',
    'MY_CHAIR',
    { vi: 'Chủ tịch công bằng', en: 'The chair is fair' },
    'sự công bằng của chủ tịch công đoàn cơ sở',
    'how fair the chair of your union is',
  ),
  scale5(
    'chair3',
    'MY_CHAIR',
    { vi: 'Chủ tịch giữ lời', en: 'The chair keeps their word' },
    'việc chủ tịch công đoàn cơ sở giữ lời đã hứa',
    'how the chair of your union keeps promises',
  ),
  scale5(
    'chair4',
    'MY_CHAIR',
    { vi: 'Chủ tịch bênh vực đoàn viên', en: 'The chair stands up for us' },
    'việc chủ tịch công đoàn cơ sở bênh vực đoàn viên',
    'how the chair of your union stands up for members',
  ),
  trust3(
    'upperTrust',
    'UPPER_CHAIR',
    { vi: 'Chủ tịch công đoàn cấp trên', en: 'Chair of the upper union' },
    'chủ tịch công đoàn cấp trên trực tiếp',
    'the chair of the union directly above yours',
  ),
  trust3(
    'provinceTrust',
    'PROVINCE',
    { vi: 'Lãnh đạo công đoàn tỉnh', en: 'Leadership of the provincial union' },
    'tập thể lãnh đạo Liên đoàn Lao động tỉnh',
    'the leadership of the provincial union, as a body',
  ),
]

/** What decides which questions a pool is asked. */
export type AskedBy = { joined: boolean; directUnderProvince: boolean }

/**
 * The questions of one pool (domain.md 8.2). A joined pool has several chairs, so nobody there is asked about "my
 * chair"; a union directly under the province has no upper chair.
 */
export function questionsForPool(
  { joined, directUnderProvince }: AskedBy,
  all: Question[] = YEARLY_QUESTIONS,
): Question[] {
  return all.filter(
    ({ about }) =>
      !(joined && about === 'MY_CHAIR') && !(directUnderProvince && about === 'UPPER_CHAIR'),
  )
}
