import type { Employer } from './employer.ts'

export type EmployerMapper = Employer
