import type { Officer } from './officer.ts'

export type OfficerAppointmentMapper = Officer
