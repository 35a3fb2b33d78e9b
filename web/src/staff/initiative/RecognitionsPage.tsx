import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { formatDay } from '../../format/date.ts'
import {
  MoveRecognitionDocument,
  RecognitionsDocument,
  type RecognitionMove,
  type RecognitionsQuery,
  type RecognitionState,
} from '../../generated/operations.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { DecideForm, type DecideField } from './DecideForm.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

type Award = NonNullable<RecognitionsQuery['recognitions']>['edges'][number]['node']

const kinds: Record<RecognitionState, ChipKind> = {
  PROPOSED: 'due',
  APPROVED: 'cham',
  REFUSED: 'late',
  PUBLISHED: 'met',
  REVOKED: 'late',
}
const fields: Record<RecognitionMove, readonly DecideField[]> = {
  APPROVE: ['decisionNo'],
  REFUSE: ['reason'],
  PUBLISH: [],
  REVOKE: ['reason'],
}

/** Awards on their way and published: proposed by one, decided by another, named only by consent (CAM-6). */
export function RecognitionsPage() {
  const { t } = useInitiativeWords()
  const { acting } = useViewer()
  const { data, error, refetch } = useQuery(RecognitionsDocument, {
    variables: { under: acting.organization.id, after: null },
  })
  const page = { title: t('nav.recognitions'), crumbs: [{ name: t('nav.recognitions') }] }
  return (
    <Loaded found={data?.recognitions} error={error} refetch={refetch} {...page}>
      {({ edges, totalCount }) => (
        <Page {...page} lead={t('awards.lead')}>
          <Panel title={t('awards.count', { count: totalCount })}>
            {edges.length === 0 ? <p className="pad quiet">{t('awards.empty')}</p> : null}
            <ul className="todo">
              {edges.map(({ node }) => (
                <AwardLine key={node.id} award={node} />
              ))}
            </ul>
          </Panel>
        </Page>
      )}
    </Loaded>
  )
}

function AwardLine({ award }: { award: Award }) {
  const { t, both, nameOf } = useInitiativeWords()
  const who = award.person?.name.full ?? (award.shownAs ? both(award.shownAs) : '')
  return (
    <li>
      <Chip kind={kinds[award.state]}>{t(`astate.${award.state}`)}</Chip>
      <div className="grow">
        <strong>{both(award.title)}</strong>
        <p className="quiet small-text">
          {[who, nameOf(award.unit), award.publishedOn && formatDay(award.publishedOn)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <AwardMoves award={award} />
    </li>
  )
}

function AwardMoves({ award }: { award: Award }) {
  const { t, both } = useInitiativeWords()
  const [asked, setAsked] = useState<RecognitionMove | null>(null)
  const acts = useAct()
  const [send] = useMutation(MoveRecognitionDocument, { refetchQueries: [RecognitionsDocument] })
  const move = async (one: RecognitionMove, input: { reason?: string; decisionNo?: string }) => {
    const variables = { recognition: award.id, version: award.version, move: one, input }
    const done = await acts.act(async () => {
      const { data, error } = await send({ variables })
      return { result: data?.moveRecognition, error }
    })
    if (done) setAsked(null)
  }
  return (
    <div className="form-acts">
      {award.moves.map((one) => (
        <button
          key={one}
          type="button"
          className={one === 'REVOKE' || one === 'REFUSE' ? 'sbtn danger' : 'sbtn first'}
          onClick={() => {
            acts.forget()
            setAsked(one)
          }}
        >
          {t(`amove.${one}`)}
        </button>
      ))}
      {asked ? null : <RefusedNote refused={acts.refused} />}
      <Dialog
        title={asked ? t('ask.title', { move: t(`amove.${asked}`), title: both(award.title) }) : ''}
        open={asked !== null}
        onClose={() => setAsked(null)}
      >
        {asked ? (
          <div className="sdialog-body">
            <p>{t(`amove.${asked}.what`)}</p>
            <DecideForm
              fields={fields[asked]}
              danger={asked === 'REVOKE' || asked === 'REFUSE'}
              word={t(`amove.${asked}`)}
              acts={acts}
              onSend={async ({ reason, decisionNo }) =>
                await move(asked, {
                  ...(reason ? { reason } : {}),
                  ...(decisionNo ? { decisionNo } : {}),
                })
              }
              onClose={() => setAsked(null)}
            />
          </div>
        ) : null}
      </Dialog>
    </div>
  )
}
