import { DateScalar } from '@tinnhiem/kit/date-scalar'

export const Date = DateScalar
