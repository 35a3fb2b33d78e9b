import { Panel } from '../../ui/staff/Panel.tsx'
import { SavedPanel, type SavedPanelProps } from './saved/SavedPanel.tsx'
import { SchemaPanel, type SchemaPanelProps } from './schema/SchemaPanel.tsx'
import type { Graph } from './schema/use-graph.ts'
import { useConsoleWords } from './use-console-words.ts'

/** Beside the question: those that are kept, and a blank one. */
export function SavedSide({ onNew, ...saved }: SavedPanelProps & { onNew: () => void }) {
  const { t } = useConsoleWords()
  return (
    <Panel
      title={t('console.saved.title')}
      aside={
        <button type="button" className="linkish" onClick={onNew}>
          {t('console.saved.new')}
        </button>
      }
    >
      <SavedPanel {...saved} />
    </Panel>
  )
}

type SchemaSideProps = Omit<SchemaPanelProps, 'schema' | 'policy'> & {
  graph: Graph | 'FAILED' | null
}

/** Beside the question: what may be asked for, once it is known. */
export function SchemaSide({ graph, ...schema }: SchemaSideProps) {
  const { t } = useConsoleWords()
  return (
    <Panel title={t('console.schema.title')}>
      {graph === null ? <p className="pad quiet">{t('console.schema.loading')}</p> : null}
      {graph === 'FAILED' ? <p className="pad quiet">{t('console.schema.failed')}</p> : null}
      {graph !== null && graph !== 'FAILED' ? <SchemaPanel {...graph} {...schema} /> : null}
    </Panel>
  )
}
