import { CircleHelp, WandSparkles } from 'lucide-react'
import { useState, type RefObject } from 'react'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Choice } from './chart/ChartPanel.tsx'
import { CostLine } from './CostLine.tsx'
import { CostProblems } from './CostProblems.tsx'
import { Editor, type EditorHandle } from './editor/Editor.tsx'
import { KeysDialog } from './editor/KeysDialog.tsx'
import { prettify } from './editor/prettify.ts'
import { LoweredNote } from './LoweredNote.tsx'
import type { Graph } from './schema/use-graph.ts'
import { useConsoleWords } from './use-console-words.ts'
import { useCost } from './use-cost.ts'
import type { useDraft } from './use-draft.ts'
import { useLower } from './use-lower.ts'
import type { Question } from './use-question.ts'
import { VariablesPanel } from './variables/VariablesPanel.tsx'

type QuestionPanelProps = {
  handle: RefObject<EditorHandle | null>
  question: Question
  drafting: ReturnType<typeof useDraft>
  graph: Graph | null
  /** Why the last run did not begin. */
  blocked: string | null
  onRun: () => void
  /** A type of the schema the reader wants explained. */
  onDocs: (type: string) => void
}

/** The question: its text, what it would cost, and its variables as a form. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { handle, question, drafting, graph, blocked, onRun, onDocs } = props
  const { t } = useConsoleWords()
  const { draft, change } = drafting
  const schema = graph?.schema ?? null
  const weighing = useCost(question.asked)
  const { lowered, lower, undo } = useLower(drafting, question, handle)
  const tidy = () => {
    const text = prettify(draft.text)
    if (text !== null) change({ text })
  }
  return (
    <Panel title={t('console.editor.title')} aside={<CostLine weighing={weighing} />}>
      <Editor
        handle={handle}
        text={draft.text}
        label={t('console.editor.label')}
        schema={schema}
        onText={(text) => change({ text })}
        onRun={onRun}
        onPrettify={tidy}
        onDocs={(type) => {
          const name = type?.replace(/[[\]!]/g, '')
          if (name && schema?.getType(name)) onDocs(name)
        }}
      />
      <Tools question={question} onTidy={tidy} />
      <CostProblems weighing={weighing} policy={graph?.policy ?? {}} onLower={lower} />
      <LoweredNote lowered={lowered} onUndo={undo} />
      <VariablesPanel
        fields={question.fields}
        typed={draft.typed}
        values={question.values}
        wrong={question.wrong}
        onTyped={(typed) => change({ typed })}
      />
      {blocked ? (
        <Note kind="warn" alert>
          <p>{blocked}</p>
        </Note>
      ) : null}
    </Panel>
  )
}

/** Under the text: laying it out, the keys, and which of several operations is meant. */
function Tools({ question, onTidy }: { question: Question; onTidy: () => void }) {
  const { t } = useConsoleWords()
  const [helps, setHelps] = useState(false)
  return (
    <div className="con-tools">
      <button type="button" className="sbtn" onClick={onTidy}>
        <WandSparkles size={16} strokeWidth={1.8} aria-hidden="true" />
        {t('console.editor.prettify')}
      </button>
      <button type="button" className="sbtn" onClick={() => setHelps(true)}>
        <CircleHelp size={16} strokeWidth={1.8} aria-hidden="true" />
        {t('console.editor.help')}
      </button>
      {question.names.length > 1 ? (
        <Choice
          id="which-operation"
          label={t('console.editor.which')}
          value={question.name ?? ''}
          options={question.names.map((name) => [name, name])}
          onChange={question.choose}
        />
      ) : null}
      <KeysDialog open={helps} onClose={() => setHelps(false)} />
    </div>
  )
}
