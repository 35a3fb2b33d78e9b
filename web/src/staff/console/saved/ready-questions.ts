import classesTwoYears from '../questions/classes-two-years.graphql?raw'
import { readyQuestions, type ReadyQuestion } from '../questions/questions.ts'
import registrationAndTrust from '../questions/registration-and-trust.graphql?raw'
import trustByYear from '../questions/trust-by-year.graphql?raw'
import type { View } from './view.ts'

const documents: Readonly<Record<ReadyQuestion['id'], string>> = {
  'trust-by-year': trustByYear,
  'classes-two-years': classesTwoYears,
  'registration-and-trust': registrationAndTrust,
}

/** A question that can be opened, whoever wrote it. */
export type OpenQuestion = { text: string; variables: string; view: View }

/** A question that comes with the console, ready to be opened; undefined for another id. */
export function readyQuestion(id: string): OpenQuestion | undefined {
  const found = readyQuestions.find((one) => one.id === id)
  if (!found) return undefined
  const { kind, label, columns } = found.chart
  return {
    text: documents[found.id],
    variables: JSON.stringify(found.variables),
    view: { tab: 'TABLE', chart: { kind, label, columns } },
  }
}
