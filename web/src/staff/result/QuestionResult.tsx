import { formatNumber, formatPercent } from '../../format/number.ts'
import { Stack, StackKey } from '../../ui/staff/Stack.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { ReleasedGroup, Results } from './ResultsPage.tsx'

type Shares = ReleasedGroup['questions'][number]
type QuestionResultProps = {
  shares: Shares
  question: Results['survey']['questions'][number] | undefined
}

/** One question of one group: the distribution, or the words why there is none (P6). */
export function QuestionResult({ shares, question }: QuestionResultProps) {
  const { t, both, lang } = useStaffWords()
  return (
    <li>
      <p className="result-head">
        <strong>{question ? both(question.text) : shares.question}</strong>
        {shares.scored === null ? null : (
          <span className="quiet num">
            {t('results.scored', { n: formatNumber(shares.scored, lang) })}
          </span>
        )}
      </p>
      {shares.shares === null ? (
        <p className="hatch result-none">
          <span>{t('results.few')}</span>
        </p>
      ) : (
        <Distribution shares={shares} question={question} values={shares.shares} />
      )}
      {shares.atLeast80 ? <p className="quiet small-text">{t('results.atLeast80')}</p> : null}
    </li>
  )
}

function Distribution({
  shares,
  question,
  values,
}: QuestionResultProps & { values: readonly number[] }) {
  const { both, lang } = useStaffWords()
  const names = question?.levels.toReversed().map((level) => both(level)) ?? []
  const digits = shares.precision === 'ONE_DECIMAL' ? 1 : 0
  const pieces = values.map((share, index) => ({
    share,
    name: names[index] ?? String(index + 1),
    text: formatPercent(share, lang, digits),
  }))
  const palette = pieces.length === 3 ? 'trust' : 'scale'
  const label = pieces.map(({ name, text }) => `${name} ${text}`).join(', ')
  return (
    <>
      <Stack pieces={pieces} palette={palette} label={label} />
      <StackKey pieces={pieces} palette={palette} />
    </>
  )
}
