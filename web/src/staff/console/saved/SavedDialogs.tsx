import { useState } from 'react'
import { Note } from '../../../ui/Note.tsx'
import { RefusedNote } from '../../shell/RefusedNote.tsx'
import { AskDialog } from '../AskDialog.tsx'
import { useConsoleWords } from '../use-console-words.ts'
import type { Draft } from '../use-draft.ts'
import { SaveDialog } from './SaveDialog.tsx'
import type { SavedActs } from './SavedPanel.tsx'
import type { Saved, ToSave, useSaved } from './use-saved.ts'

type DialogsProps = {
  title: string
  query: Saved | undefined
  draft: Draft
  saving: ReturnType<typeof useSaved>
  drafting: { forget: (id: string) => void; changed: (id: string) => boolean }
  onOpen: (id: string) => void
  onKept: (id: string) => void
}

type Asking =
  | { what: 'SAVE'; title: string; shared: boolean }
  | { what: 'RENAME'; query: Saved }
  | { what: 'REMOVE'; query: Saved }
  | null

/** Saving, renaming, sharing, copying and removing the open question, with the dialogs some of it asks for. */
export function useSavedDialogs(props: DialogsProps) {
  const { title, query, draft, saving, drafting, onOpen, onKept } = props
  const { t } = useConsoleWords()
  const [asking, setAsking] = useState<Asking>(null)
  const [done, setDone] = useState(false)
  const content = {
    document: draft.text,
    variables: JSON.stringify(draft.typed),
    view: JSON.stringify(draft.view),
  }
  const store = async (input: ToSave) => {
    setDone(false)
    const kept = await saving.save(input)
    if (!kept) return null
    setDone(true)
    setAsking(null)
    drafting.forget(kept.id)
    onKept(kept.id)
    return kept
  }
  const own = query?.mine ? query : undefined
  const acts: SavedActs = {
    onRename: (one) => setAsking({ what: 'RENAME', query: one }),
    onShare: (one) => void store({ ...written(one), shared: !one.shared }),
    onRemove: (one) => setAsking({ what: 'REMOVE', query: one }),
    onCopy: (one) => setAsking({ what: 'SAVE', title: one.title, shared: false }),
  }
  return {
    asking,
    acts,
    /** Whether the page says that it was saved, once no dialog does. */
    isSaved: done && !asking && !saving.refused && !(query && drafting.changed(query.id)),
    refused: asking ? null : saving.refused,
    save: () => {
      if (own) void store({ ...written(own), ...content })
      else
        setAsking({
          what: 'SAVE',
          title: query || title === t('console.saved.untitled') ? '' : title,
          shared: false,
        })
    },
    onSave: async (name: string, shared: boolean) => {
      if (asking?.what === 'RENAME') await store({ ...written(asking.query), title: name, shared })
      else await store({ ...content, title: name, shared })
    },
    onRemove: async () => {
      if (asking?.what !== 'REMOVE' || !(await saving.remove(asking.query.id))) return
      setAsking(null)
      setDone(false)
      drafting.forget(asking.query.id)
      onOpen('')
    },
    onClose: () => {
      saving.forget()
      setAsking(null)
    },
  }
}

/** A saved question as it was written, to be saved with a change. */
function written({ id, version, title, document, variables, view, shared }: Saved): ToSave {
  return { id, version, title, document, variables, view, shared }
}

/** What came of the last saving, until the question is changed again. */
export function SavedNote({ dialogs }: { dialogs: ReturnType<typeof useSavedDialogs> }) {
  const { t } = useConsoleWords()
  return (
    <div className="con-note">
      <RefusedNote refused={dialogs.refused} />
      {dialogs.isSaved ? (
        <Note kind="good" alert>
          <p>{t('console.save.done')}</p>
        </Note>
      ) : null}
    </div>
  )
}

type SavedDialogsProps = {
  dialogs: ReturnType<typeof useSavedDialogs>
  saving: ReturnType<typeof useSaved>
}

/** The dialogs of saving and removing. */
export function SavedDialogs({ dialogs, saving }: SavedDialogsProps) {
  const { t } = useConsoleWords()
  const { asking, onSave, onRemove, onClose } = dialogs
  const begin =
    asking?.what === 'SAVE'
      ? { title: asking.title, shared: asking.shared, rename: false }
      : asking?.what === 'RENAME'
        ? { title: asking.query.title, shared: asking.query.shared, rename: true }
        : null
  return (
    <>
      <SaveDialog
        begin={begin}
        busy={saving.busy}
        refused={saving.refused}
        onSave={onSave}
        onClose={onClose}
      />
      <AskDialog
        title={t('console.remove.title', {
          title: asking?.what === 'REMOVE' ? asking.query.title : '',
        })}
        open={asking?.what === 'REMOVE'}
        lines={[t('console.remove.what'), t('console.remove.kept')]}
        word={t('console.remove.do')}
        busy={saving.busy}
        refused={saving.refused}
        onDo={() => void onRemove()}
        onClose={onClose}
      />
    </>
  )
}
