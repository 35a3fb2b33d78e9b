import { formatDay } from '../../format/date.ts'
import { useFundWords } from './use-fund-words.ts'

type HistoryListProps = { steps: readonly { text: string; on: string }[] }

/** Earlier values of a count, newest first: a correction overwrites nothing. */
export function HistoryList({ steps }: HistoryListProps) {
  const { t } = useFundWords()
  if (steps.length === 0) return null
  return (
    <details className="which">
      <summary>{t('fund.history', { count: steps.length })}</summary>
      <ul>
        {steps.map(({ text, on }, index) => (
          <li key={index}>{`${formatDay(on)} · ${text}`}</li>
        ))}
      </ul>
    </details>
  )
}
