import { chartKinds, type ChartPlan } from '../chart/chart-plan.ts'

/** How an answer is looked at. */
export const tabs = ['TABLE', 'CHART', 'JSON'] as const
export type Tab = (typeof tabs)[number]

/** What is kept with a saved question beside its text. */
export type View = { tab: Tab; chart?: ChartPlan | undefined }

/** Reads a kept view; whatever does not fit is left out, for an older console may have written it. */
export function readView(text: string): View {
  try {
    const read: { tab?: unknown; chart?: { kind?: unknown; label?: unknown; columns?: unknown } } =
      JSON.parse(text)
    const tab = tabs.find((one) => one === read.tab) ?? 'TABLE'
    const kind = chartKinds.find((one) => one === read.chart?.kind)
    const columns = Array.isArray(read.chart?.columns) ? read.chart.columns.map(String) : []
    const given: unknown = read.chart?.label
    const label = typeof given === 'string' ? given : ''
    return kind ? { tab, chart: { kind, label, columns } } : { tab }
  } catch {
    return { tab: 'TABLE' }
  }
}
