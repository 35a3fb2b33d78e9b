import { VndScalar } from '../vnd-scalar.ts'

export const Vnd = VndScalar
