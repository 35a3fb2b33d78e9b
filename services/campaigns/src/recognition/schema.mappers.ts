import type { RecognitionStep, VisibleRecognition } from './recognition.ts'

export type RecognitionMapper = VisibleRecognition
export type RecognitionStepMapper = RecognitionStep
