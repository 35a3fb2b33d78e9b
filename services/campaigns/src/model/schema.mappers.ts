import type { ModelReport, ModelStep } from './model.ts'
import type { VisibleModel } from './read-model.ts'

export type MobilizationModelMapper = VisibleModel
export type ModelReportMapper = ModelReport
export type ModelStepMapper = ModelStep
