import { useRef, useState } from 'react'
import { staffPaths } from '../../paths.ts'
import { Page } from '../shell/Page.tsx'
import { DeskActs } from './DeskActs.tsx'
import type { EditorHandle } from './editor/Editor.tsx'
import { QuestionPanel } from './QuestionPanel.tsx'
import { ResultPanel } from './result/ResultPanel.tsx'
import { SavedDialogs, SavedNote, useSavedDialogs } from './saved/SavedDialogs.tsx'
import type { Saved, useSaved } from './saved/use-saved.ts'
import type { Graph } from './schema/use-graph.ts'
import { SavedSide, SchemaSide } from './SidePanels.tsx'
import { useConsoleWords } from './use-console-words.ts'
import { useDeskRun } from './use-desk-run.ts'
import type { useDraft } from './use-draft.ts'
import { useInsert } from './use-insert.ts'
import { useQuestion } from './use-question.ts'
import { useShownTable } from './use-shown-table.ts'

type ConsoleDeskProps = {
  /** Id of the open question; empty for a new one. */
  open: string
  title: string
  /** The open question, when it is one that was saved. */
  query: Saved | undefined
  graph: Graph | 'FAILED' | null
  saving: ReturnType<typeof useSaved>
  drafting: ReturnType<typeof useDraft>
  onOpen: (id: string) => void
  /** The question of this desk is kept under an id now. */
  onKept: (id: string) => void
  onNew: () => void
}

/** One open question with everything around it. */
export function ConsoleDesk(props: ConsoleDeskProps) {
  const { open, title, saving, drafting, onOpen, onNew } = props
  const { t } = useConsoleWords()
  const { draft, change } = drafting
  const graph = props.graph === 'FAILED' ? null : props.graph
  const editor = useRef<EditorHandle>(null)
  const [path, setPath] = useState<readonly string[]>(['Query'])
  const question = useQuestion(draft, graph?.schema ?? null)
  const run = useDeskRun(question, draft.text)
  const looking = useShownTable(run.tables)
  const dialogs = useSavedDialogs({ ...props, draft })
  const insert = useInsert(graph?.schema ?? null, drafting, editor)
  return (
    <Page
      title={t('nav.console')}
      tab={`${title} · ${t('nav.console')}`}
      crumbs={[{ name: t('nav.console'), path: staffPaths.console() }, { name: title }]}
      acts={
        <DeskActs
          title={title}
          table={looking.shown}
          isPartial={run.isPartial}
          onSave={dialogs.save}
          onRun={run.begin}
        />
      }
    >
      <SavedNote dialogs={dialogs} />
      <div className="con">
        <div className="con-side">
          <SavedSide
            saved={saving.saved}
            failed={saving.failed}
            open={open}
            changed={drafting.changed}
            onOpen={onOpen}
            acts={dialogs.acts}
            onNew={onNew}
          />
          <SchemaSide graph={props.graph} path={path} onPath={setPath} onInsert={insert} />
        </div>
        <div className="con-main">
          <QuestionPanel
            handle={editor}
            question={question}
            drafting={drafting}
            graph={graph}
            blocked={run.blocked}
            onRun={run.begin}
            onDocs={(type) => setPath([...new Set(['Query', type])])}
          />
          <ResultPanel
            run={run}
            looking={looking}
            view={draft.view}
            onView={(view) => change({ view })}
            policy={graph?.policy ?? {}}
          />
        </div>
      </div>
      <SavedDialogs dialogs={dialogs} saving={saving} />
    </Page>
  )
}
