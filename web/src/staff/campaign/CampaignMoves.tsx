import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import {
  CampaignBoardDocument,
  CampaignDeskDocument,
  CampaignDetailDocument,
  CampaignListDocument,
  MoveCampaignDocument,
  type CampaignMove,
} from '../../generated/operations.ts'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import type { Acting } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type CampaignMovesProps = { campaign: DetailedCampaign; acts: Acting }

/** Moves that take something away; their button says so by colour and by its dots. */
const DANGER: readonly CampaignMove[] = ['CANCEL', 'SUSPEND']
/** Moves that ask first: they cannot be taken back, or need a reason. */
const ASKS: readonly CampaignMove[] = [
  'RETURN',
  'PUBLISH',
  'END',
  'PUBLISH_RESULTS',
  'CANCEL',
  'SUSPEND',
]
const MAIN: readonly CampaignMove[] = [
  'SUBMIT',
  'APPROVE',
  'PUBLISH',
  'END',
  'REVIEW',
  'PUBLISH_RESULTS',
  'RESUME',
  'CONTINUE_ALONE',
]

/** The moves this person may make now. */
export function CampaignMoves({ campaign, acts }: CampaignMovesProps) {
  const { t } = useCampaignWords()
  const [asked, setAsked] = useState<CampaignMove | null>(null)
  const move = useMove(campaign, acts)
  const moves = campaign.moves.toSorted((a, b) => rank(a) - rank(b))
  const press = (one: CampaignMove) => {
    acts.forget()
    if (ASKS.includes(one)) setAsked(one)
    else void move(one, null)
  }
  return (
    <>
      {moves.map((one) => (
        <button
          key={one}
          type="button"
          className={look(one)}
          disabled={acts.busy}
          onClick={() => press(one)}
        >
          {t(`cmove.${one}`)}
        </button>
      ))}
      <MoveDialog
        campaign={campaign}
        move={asked}
        acts={acts}
        onMove={async (one, reason) => {
          if (await move(one, reason)) setAsked(null)
        }}
        onClose={() => setAsked(null)}
      />
    </>
  )
}

function look(move: CampaignMove): string {
  if (DANGER.includes(move)) return 'sbtn danger'
  return MAIN.includes(move) ? 'sbtn first' : 'sbtn'
}

/** Danger first, so that the main button stands at the end of the line. */
function rank(move: CampaignMove): number {
  return DANGER.includes(move) ? 0 : MAIN.includes(move) ? 2 : 1
}

function useMove({ id, version }: DetailedCampaign, { act }: Acting) {
  const [moveCampaign] = useMutation(MoveCampaignDocument, {
    refetchQueries: [
      CampaignDetailDocument,
      CampaignBoardDocument,
      CampaignDeskDocument,
      CampaignListDocument,
    ],
  })
  return async (move: CampaignMove, reason: string | null): Promise<boolean> => {
    const done = await act(async () => {
      const { data, error } = await moveCampaign({
        variables: { campaign: id, version, move, reason },
      })
      return { result: data?.moveCampaign, error }
    })
    return done !== null
  }
}
