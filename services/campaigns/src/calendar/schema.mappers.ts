import type { Entry, Orientation } from './calendar.ts'

export type CalendarEntryMapper = Entry
export type MonthlyOrientationMapper = Orientation
