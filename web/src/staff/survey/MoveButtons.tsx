import { useState } from 'react'
import type { SurveyMove } from '../../generated/operations.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { CloseDialog, type ClosableSurvey } from './CloseDialog.tsx'
import type { useSurveyMove } from './use-survey-move.ts'

type MoveButtonsProps = {
  survey: ClosableSurvey & { moves: readonly SurveyMove[] }
  moves: ReturnType<typeof useSurveyMove>
}

/** The moves this person may make now; the one that cannot be taken back asks first. */
export function MoveButtons({ survey, moves }: MoveButtonsProps) {
  const { t } = useStaffWords()
  const [closing, setClosing] = useState(false)
  const close = () => {
    moves.forget()
    setClosing(true)
  }
  return (
    <>
      {survey.moves.map((move) => (
        <button
          key={move}
          type="button"
          className={move === 'CLOSE' ? 'sbtn danger' : 'sbtn first'}
          disabled={moves.busy}
          onClick={() => (move === 'CLOSE' ? close() : void moves.move(move))}
        >
          {moves.busy ? t('move.busy') : t(`move.${move}`)}
        </button>
      ))}
      <CloseDialog survey={survey} moves={moves} open={closing} onClose={() => setClosing(false)} />
    </>
  )
}
