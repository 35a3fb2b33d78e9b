import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { formatDay } from '../../format/date.ts'
import {
  EvidenceOfDocument,
  RemoveEvidenceDocument,
  ReturnEvidenceDocument,
  VerifyEvidenceDocument,
  type EvidenceOfQuery,
  type EvidenceState,
  type EvidenceSubjectInput,
  type EvidenceSubjectKind,
} from '../../generated/operations.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { UploadEvidence } from './UploadEvidence.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type Piece = NonNullable<EvidenceOfQuery['evidence']>[number]
type EvidencePanelProps = {
  kind: EvidenceSubjectKind
  subject: string
  mayAdd?: boolean
  /** A panel of its own, not a part of another one. */
  alone?: boolean
}

const kinds: Record<EvidenceState, ChipKind> = { PENDING: 'due', VERIFIED: 'met', RETURNED: 'late' }

/** Pictures and papers of one registration, initiative or model: file, day, state, and what may be done. */
export function EvidencePanel({ alone = false, ...props }: EvidencePanelProps) {
  const { t } = useCampaignWords()
  const of = { kind: props.kind, id: props.subject }
  const { data } = useQuery(EvidenceOfDocument, { variables: { of } })
  const pieces = data?.evidence
  if (!pieces || (pieces.length === 0 && !props.mayAdd)) return null
  const list = <Pieces of={of} pieces={pieces} mayAdd={props.mayAdd ?? false} />
  if (alone)
    return (
      <Panel title={t('evidence.title')}>
        <div className="pad stack-gap">{list}</div>
      </Panel>
    )
  return (
    <section className="stack-gap" aria-label={t('evidence.title')}>
      <h3>{t('evidence.title')}</h3>
      {list}
    </section>
  )
}

type PiecesProps = { of: EvidenceSubjectInput; pieces: readonly Piece[]; mayAdd: boolean }

function Pieces({ of, pieces, mayAdd }: PiecesProps) {
  const { t } = useCampaignWords()
  return (
    <>
      {pieces.length === 0 ? <p className="quiet">{t('evidence.none')}</p> : null}
      <ul className="report-list">
        {pieces.map((piece) => (
          <PieceLine key={piece.id} piece={piece} />
        ))}
      </ul>
      {mayAdd ? <UploadEvidence of={of} /> : null}
    </>
  )
}

function PieceLine({ piece }: { piece: Piece }) {
  const { t } = useCampaignWords()
  return (
    <li>
      <Chip kind={kinds[piece.state]}>{t(`evidence.${piece.state}`)}</Chip>
      <div>
        <a href={piece.url} download={piece.fileName}>
          {piece.fileName}
        </a>{' '}
        <span className="quiet small-text">
          {formatDay(piece.uploadedOn)}
          {piece.private ? ` · ${t('evidence.private')}` : ''}
          {piece.reason ? ` · ${piece.reason}` : ''}
        </span>
        <PieceActs piece={piece} />
      </div>
    </li>
  )
}

function PieceActs({ piece }: { piece: Piece }) {
  const { t } = useCampaignWords()
  const [returning, setReturning] = useState(false)
  const { act, busy, refused, forget } = useAct()
  const options = { refetchQueries: [EvidenceOfDocument] }
  const [verify] = useMutation(VerifyEvidenceDocument, options)
  const [giveBack] = useMutation(ReturnEvidenceDocument, options)
  const [remove] = useMutation(RemoveEvidenceDocument, options)
  const variables = { evidence: piece.id, version: piece.version }
  const verifyIt = async () =>
    await act(async () => {
      const { data, error } = await verify({ variables })
      return { result: data?.verifyEvidence, error }
    })
  const removeIt = async () =>
    await act(async () => {
      const { data, error } = await remove({ variables })
      return { result: data?.removeEvidence, error }
    })
  const returnIt = async (reason: string) => {
    const done = await act(async () => {
      const { data, error } = await giveBack({ variables: { ...variables, reason } })
      return { result: data?.returnEvidence, error }
    })
    if (done) setReturning(false)
  }
  if (piece.moves.length === 0) return null
  return (
    <div className="form-acts">
      {piece.moves.includes('VERIFY') ? (
        <button type="button" className="linkish" disabled={busy} onClick={() => void verifyIt()}>
          {t('evidence.verify')}
        </button>
      ) : null}
      {piece.moves.includes('RETURN') ? (
        <button
          type="button"
          className="linkish"
          onClick={() => {
            forget()
            setReturning(true)
          }}
        >
          {t('evidence.return')}
        </button>
      ) : null}
      {piece.moves.includes('REMOVE') ? (
        <button type="button" className="linkish" disabled={busy} onClick={() => void removeIt()}>
          {t('evidence.remove', { name: piece.fileName })}
        </button>
      ) : null}
      {returning ? null : <RefusedNote refused={refused} />}
      <ReturnDialog
        title={t('return.evidence', { name: piece.fileName })}
        open={returning}
        busy={busy}
        refused={refused}
        onReturn={returnIt}
        onClose={() => setReturning(false)}
      />
    </div>
  )
}
