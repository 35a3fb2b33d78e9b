import { CircleHelp, Play, Save, WandSparkles } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Page } from '../shell/Page.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { addTypenames } from './add-typenames.ts'
import { Choice } from './chart/ChartPanel.tsx'
import { CostLine, CostProblems } from './CostLine.tsx'
import { Editor, type EditorHandle } from './editor/Editor.tsx'
import { KeysDialog } from './editor/KeysDialog.tsx'
import { prettify } from './editor/prettify.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { ResultPanel } from './result/ResultPanel.tsx'
import { useHiddenWords } from './result/use-hidden-words.ts'
import { SavedDialogs, useSavedDialogs } from './saved/SavedDialogs.tsx'
import { SavedPanel } from './saved/SavedPanel.tsx'
import type { Saved, useSaved } from './saved/use-saved.ts'
import { endOfOperation, fieldText } from './schema/field-text.ts'
import { SchemaPanel } from './schema/SchemaPanel.tsx'
import type { Graph } from './schema/use-graph.ts'
import { rowsToSave } from './table/rows-to-save.ts'
import { sortRows, type Sorting } from './table/sort-rows.ts'
import { useConsoleWords } from './use-console-words.ts'
import { useCost } from './use-cost.ts'
import type { useDraft } from './use-draft.ts'
import { useRun } from './use-run.ts'
import { readVariables } from './variables/read-variable.ts'
import { operationsOf, variableFields } from './variables/variable-fields.ts'
import { VariablesPanel } from './variables/VariablesPanel.tsx'
import { isObjectType } from 'graphql'

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
  onNew: () => void
}

/** One open question with everything around it. */
export function ConsoleDesk(props: ConsoleDeskProps) {
  const { open, title, graph, saving, drafting, onOpen, onNew } = props
  const { t } = useConsoleWords()
  const { draft, change } = drafting
  const schema = graph && graph !== 'FAILED' ? graph.schema : null
  const policy = graph && graph !== 'FAILED' ? graph.policy : {}
  const editor = useRef<EditorHandle>(null)
  const [path, setPath] = useState<readonly string[]>(['Query'])
  const [helps, setHelps] = useState(false)
  const question = useQuestion(draft, schema)
  const cost = useCost(question.asked)
  const running = useRun()
  const [blocked, setBlocked] = useState<string | null>(null)
  const [list, setList] = useState<string | null>(null)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const shown = running.tables.find(({ path: one }) => one === list) ?? running.tables[0]
  const say = useHiddenWords()
  const dialogs = useSavedDialogs({ ...props, draft })
  const run = () => {
    const [wrong] = Object.keys(question.wrong)
    setBlocked(
      question.isMutation
        ? t('console.editor.only')
        : wrong
          ? t('console.result.wrongVariable', { name: wrong })
          : null,
    )
    if (wrong || question.isMutation) return
    void running.run(question.asked ?? { query: draft.text, variables: {} }, question.key)
  }
  const tidy = () => {
    const text = prettify(draft.text)
    if (text !== null) change({ text })
  }
  const insert = (parentType: string, name: string) => {
    const type = schema?.getType(parentType)
    const field = isObjectType(type) ? type.getFields()[name] : undefined
    if (!field) return
    if (parentType !== 'Query') return editor.current?.insert(fieldText(field))
    const isBlank = draft.text.replace(/query|[{}\s]/g, '') === ''
    const text = fieldText(field)
    if (isBlank) change({ text: prettify(`query { ${text} }`) ?? `query {\n  ${text}\n}\n` })
    else editor.current?.insert(`  ${text}\n`, endOfOperation(draft.text))
    editor.current?.focus()
  }
  const sorted = shown && sorting ? { ...shown, rows: sortRows(shown.rows, sorting) } : shown
  return (
    <Page
      title={t('nav.console')}
      tab={`${title} · ${t('nav.console')}`}
      crumbs={[{ name: t('nav.console'), path: staffPaths.console() }, { name: title }]}
      acts={
        <>
          <button type="button" className="sbtn" onClick={dialogs.save}>
            <Save size={16} strokeWidth={1.8} aria-hidden="true" />
            {t('console.save.do')}
          </button>
          <ExportButtons
            name={fileName(title)}
            rows={sorted && sorted.rows.length > 0 ? () => rowsToSave(sorted, say) : null}
          />
          <button
            type="button"
            className="sbtn first"
            aria-keyshortcuts="Control+Enter"
            onClick={run}
          >
            <Play size={16} strokeWidth={1.8} aria-hidden="true" />
            {t('console.editor.run')}
            <kbd aria-hidden="true">Ctrl ↵</kbd>
          </button>
        </>
      }
    >
      <RefusedNote refused={dialogs.refused} />
      {dialogs.isSaved ? (
        <Note kind="good" alert>
          <p>{t('console.save.done')}</p>
        </Note>
      ) : null}
      <div className="con">
        <div className="con-side">
          <Panel
            title={t('console.saved.title')}
            aside={
              <button type="button" className="linkish" onClick={onNew}>
                {t('console.saved.new')}
              </button>
            }
          >
            <SavedPanel
              saved={saving.saved}
              failed={saving.failed}
              open={open}
              changed={drafting.changed}
              onOpen={onOpen}
              acts={dialogs.acts}
            />
          </Panel>
          <Panel title={t('console.schema.title')}>
            {graph === null ? <p className="pad quiet">{t('console.schema.loading')}</p> : null}
            {graph === 'FAILED' ? <p className="pad quiet">{t('console.schema.failed')}</p> : null}
            {schema ? (
              <SchemaPanel
                schema={schema}
                policy={policy}
                path={path}
                onPath={setPath}
                onInsert={insert}
              />
            ) : null}
          </Panel>
        </div>
        <div className="con-main">
          <Panel title={t('console.editor.title')} aside={<CostLine cost={cost} />}>
            <Editor
              handle={editor}
              text={draft.text}
              label={t('console.editor.label')}
              schema={schema}
              onText={(text) => change({ text })}
              onRun={run}
              onPrettify={tidy}
              onDocs={(type) => {
                if (type && schema?.getType(type.replace(/[[\]!]/g, '')))
                  setPath([...new Set(['Query', type.replace(/[[\]!]/g, '')])])
              }}
            />
            <div className="con-tools">
              <button type="button" className="sbtn" onClick={tidy}>
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
            </div>
            <CostProblems cost={cost} policy={policy} />
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
          <ResultPanel
            answer={running.answer}
            running={running.running}
            onStop={running.stop}
            tables={running.tables}
            shown={shown}
            onShown={(one) => {
              setList(one)
              setSorting(null)
            }}
            sorting={sorting}
            onSort={setSorting}
            view={draft.view}
            onView={(view) => change({ view })}
            policy={policy}
            changed={running.asked !== question.key}
          />
        </div>
      </div>
      <SavedDialogs dialogs={dialogs} saving={saving} />
      <KeysDialog open={helps} onClose={() => setHelps(false)} />
    </Page>
  )
}

/** What would be asked: the operation that was chosen, its form, and the text as it is sent. */
function useQuestion(draft: ConsoleDeskProps['drafting']['draft'], schema: Graph['schema'] | null) {
  const [chosen, choose] = useState<string | null>(null)
  const operations = useMemo(() => operationsOf(draft.text), [draft.text])
  const operation = operations?.find(({ name }) => name?.value === chosen) ?? operations?.[0]
  const fields = useMemo(() => variableFields(schema, operation), [schema, operation])
  const { values, wrong } = readVariables(fields, draft.typed)
  const query = useMemo(() => addTypenames(draft.text, schema), [draft.text, schema])
  const name = operation?.name?.value
  const asked = operation
    ? { query, variables: values, ...(name === undefined ? {} : { operationName: name }) }
    : null
  const names = operations?.flatMap((one) => (one.name ? [one.name.value] : [])) ?? []
  const key = JSON.stringify([draft.text, values, name])
  const isMutation = operation !== undefined && operation.operation !== 'query'
  return { asked, fields, values, wrong, names, name, choose, key, isMutation }
}

/** A title as the name of a file: plain letters, so that every machine takes it. */
function fileName(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd')
  return (
    plain
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'tinnhiem'
  )
}
